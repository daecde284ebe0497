### `danbi test`가 하는 말.

cli-test = 빌드 결과를 그대로 돌려 프로젝트의 테스트를 실행합니다
    .path = 프로젝트, 또는 그 안의 파일이나 폴더 [기본값: 현재 폴더]
    .filter = 여정 이름이나 제목에 이 글자가 들어 있는 테스트만 실행합니다
    .format = 결과를 보여 주는 형식: `human`, `json`(문서 하나), `junit`(XML) [기본값: human]
    .coverage = 단계를 하나씩 빼 보고, 빼도 아무 테스트가 실패하지 않는 단계를 알려 줍니다
    .examples =
        danbi test                                현재 폴더의 프로젝트
        danbi test --filter cart_recovery         한 여정의 테스트, 또는 그런 제목의 테스트
        danbi test campaigns/winback --coverage   어떤 테스트도 지키지 않는 단계
        danbi test --format junit > tests.xml     지속적 통합에서 볼 결과
    .outcome = 종료 코드: 0 모두 통과, 1 실패한 테스트나 프로젝트의 오류가 있음, 2 실행하지 못함

cli-test-stdin = `test`에는 프로젝트가 필요합니다. 표준 입력은 `check`만 읽습니다.
cli-test-none-fits = 여정 이름이나 제목에 `{ $filter }`{ JOSA($filter, "이/가", "only") } 들어 있는 테스트가 없습니다.
cli-test-not-run = 테스트를 실행하지 않았습니다. 먼저 오류를 고치세요.
cli-cannot-load = 컴파일한 프로젝트를 실행할 수 없습니다: { $reason }
cli-test-summary-none = 여기에는 테스트가 없습니다.
cli-test-summary-passed = 테스트 { $all }개를 모두 통과했습니다.
cli-test-summary = 테스트 { $failed }개가 실패하고 { $passed }개가 통과했습니다.

## 일어난 일
cli-test-person = 고객 정보가 바뀝니다
cli-test-entered = 여정에 들어옵니다
cli-test-refused = 여정에 들어오지 못합니다: { $why }
cli-test-passed-over = { $channel } 채널로는 보내지 못합니다: { $why }
cli-test-given-up = { $channel } 채널을 그만두고 다음 채널로 넘어갑니다: { $why }
cli-test-channel-failed = 발송에 실패했음
cli-test-channel-unheard = { $within } 안에 도착 확인이 없었음
cli-test-channel-undelivered = 발송에 실패했거나 제때 도착 확인이 없었음
cli-test-undelivered = { JOSA($message, "은/는") } 전하지 못했습니다: { $why }
cli-test-withheld = { JOSA($message, "을/를") } 보내지 않습니다: { $why }
cli-test-held = { $until }까지 기다렸다가 보냅니다: { $why }
cli-test-granted = 혜택 { JOSA($offer, "을/를") } 받습니다
cli-test-grant-refused = 혜택 { JOSA($offer, "을/를") } 요청했지만 거절되었습니다
cli-test-loaded = { JOSA($source, "을/를") } 불러옵니다: { $items }개
cli-test-load-refused = { JOSA($source, "을/를") } 불러오지만 답이 없습니다. 테스트에 `given { $source }`{ JOSA($source, "이/가", "only") } 없기 때문입니다
cli-test-arm = `{ $arm }` 갈래로 갑니다
cli-test-skipped = 단계를 건너뜁니다: { $why }
cli-test-goal = 목표를 이룹니다
cli-test-exited = 여정에서 나갑니다: { $why }
cli-test-finished = 여정이 끝납니다
cli-test-breach-late = 어떤 입력이 아무것도 바꾸지 않습니다: { $why }
cli-test-breach = 이 이벤트는 아무것도 일으키지 않습니다: { $why }
cli-test-gap = 기대했지만 없음: { $expected }

## 잘못된 것
cli-test-missing = { $at }에 `{ $expected }`{ JOSA($expected, "이/가", "only") } 일어나지 않았습니다.
cli-test-unexpected = 더는 아무것도 없어야 하는데, { $at }에 이것이 나갔습니다: { $what }
cli-test-not-nothing = 이 줄은 아무것도 나가지 않는다고 하는데, { $at }에 이것이 나갔습니다: { $what }
cli-test-no-goal = 목표를 이루지 못했습니다.
cli-test-no-exit = 어떤 이탈 조건으로도 여정에서 나가지 않았습니다.
cli-test-nothing-sent = `{ $message }`{ JOSA($message, "은/는", "only") } 아직 나가지 않았으므로 결과가 있을 수 없습니다.
cli-test-arm-unsaid = 실험 `{ $experiment }`에 이르렀는데 테스트가 어느 갈래인지 말하지 않습니다. `assign { $experiment } = 갈래`를 쓰세요.
cli-test-endless = 실행이 끝나지 않습니다.

## 대신 있었던 것
cli-test-near-time = { $at }에 일어났습니다.
cli-test-near-channel = 그때 나갔지만 채널이 { $channel }입니다.
cli-test-near-channel-at = { $at }에 나갔고, 채널은 { $channel }입니다.
cli-test-instead-passed = { $channel } 채널이 먼저였지만 쓸 수 없었습니다: { $why }.
cli-test-instead-in-vain = 그에 앞서 { $at }에 { $channel } 채널로 보냈습니다: { $why }.
cli-test-instead-behind = 이 발송은 { $channel } 채널보다 { $other } 채널을 먼저 쓰고, { $other } 채널에는 막힌 것이 없었습니다.
cli-test-instead-preferred = 고객이 선호하는 채널이 { $other }여서(`user.preferred_channel`) { $channel } 채널보다 먼저 썼습니다.
cli-test-instead-not-named = 그 발송에는 { $channel } 채널이 없습니다.
cli-test-near-text = 그때 나갔지만 내용이 다릅니다:
    { $text }
cli-test-near-text-at = { $at }에 나갔고, 내용도 다릅니다:
    { $text }
cli-test-near-value = 그때 `{ $attribute }`{ JOSA($attribute, "을/를", "only") } 바꾸었지만 `{ $wanted }`{ JOSA($wanted, "이/가", "only") } 아니라 `{ $value }`{ JOSA($value, "으로/로", "only") } 바꾸었습니다.
cli-test-near-value-at = { $at }에 `{ $attribute }`{ JOSA($attribute, "을/를", "only") } 바꾸었고, `{ $wanted }`{ JOSA($wanted, "이/가", "only") } 아니라 `{ $value }`{ JOSA($value, "으로/로", "only") } 바꾸었습니다.
cli-test-near-unset = 그때 `{ $attribute }`의 값이 없어졌습니다. `{ $wanted }`{ JOSA($wanted, "으로/로", "only") } 바뀌지 않았습니다.
cli-test-near-unset-at = { $at }에 `{ $attribute }`의 값이 없어졌습니다. `{ $wanted }`{ JOSA($wanted, "으로/로", "only") } 바뀌지 않았습니다.
cli-test-near-withheld = { $at }에 보내려 했지만 보내지 않았습니다: { $why }.
cli-test-near-reason = 그때 보내지 않았지만 이유가 다릅니다: { $why }.
cli-test-near-sent = { $at }에 { $channel } 채널로 나갔습니다.
cli-test-near-refused = { $at }에 여정에 들어오지 못했습니다: { $why }.
cli-test-near-breach = { $at }의 이벤트는 아무것도 일으키지 않았습니다: { $why }.
cli-test-near-never-entered = 그때까지 여정에 들어올 일이 없었습니다.
cli-test-near-unfit = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만 여정에 들어오는 조건에 맞지 않았습니다: `where { $condition }`.
cli-test-near-unfit-unsaid = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만 여정에 들어오는 `where` 조건에 맞지 않았습니다.
cli-test-near-exited = { $at }에 이미 여정에서 나갔습니다: { $why }.
cli-test-near-finished = { $at }에 이미 여정이 끝났습니다.
cli-test-near-nothing = 비슷한 일이 없었습니다.
cli-test-sent-before = { $count ->
    [1] { $at }에 한 번 나갔고, 그것은 이 테스트의 다른 줄이 기대합니다. 다시 나가지는 않았습니다.
   *[other] { $at }에 모두 { $count }번 나갔고, 그것들은 이 테스트의 다른 줄이 기대합니다. 다시 나가지는 않았습니다.
}
cli-test-happened-before = { $count ->
    [1] { $at }에 한 번 일어났고, 그것은 이 테스트의 다른 줄이 기대합니다. 다시 일어나지는 않았습니다.
   *[other] { $at }에 모두 { $count }번 일어났고, 그것들은 이 테스트의 다른 줄이 기대합니다. 다시 일어나지는 않았습니다.
}
cli-test-stood = 그때는 여정 안에 있었습니다. 있던 단계: { $steps }.
cli-test-stands = 테스트가 끝날 때에도 여정 안에 있습니다. 있는 단계: { $steps }.
cli-test-step = `{ $step }`({ $place })
cli-test-step-until = { $step }, { $until }까지
cli-test-expect-it = 뜻한 것이라면 기대에 더하세요: `expect { $expected }`
cli-test-expect-instead = 뜻한 것이라면 `expect nothing` 대신 쓰세요: `at .. expect { $expected }`

## 목표나 이탈을 막은 것
cli-test-nobody-entered = 여정에 들어올 일이 없었습니다.
cli-test-not-come = { $since }에 들어온 뒤로 `{ $event }`{ JOSA($event, "이/가", "only") } 일어나지 않았습니다.
cli-test-not-come-in-time = { $since }에 들어온 뒤로 `{ $event }`{ JOSA($event, "이/가", "only") } 일어나지 않았습니다. { $until }까지 일어나야 목표로 칩니다.
cli-test-too-early = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만, { $entered }에 들어온 뒤의 것만 칩니다.
cli-test-over = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만, { $until }까지 일어나야 목표로 칩니다.
cli-test-ended = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만, 그때는 여정 안에 있지 않았습니다.
cli-test-unfit = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만 조건이 맞지 않습니다: { $conditions }.
cli-test-unfit-unsaid = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만 여정이 바라는 조건에 맞지 않습니다.
cli-test-came-breach = `{ $event }`{ JOSA($event, "은/는", "only") } { $at }에 일어났지만 아무것도 일으키지 않았습니다: { $why }.
cli-test-never-held = 이탈 조건이 맞은 적이 없습니다: `{ $condition }`.
cli-test-never-held-unsaid = 이탈 조건이 맞은 적이 없습니다.

## 커버리지
cli-test-uncovered = { $journey }의 `{ $step }`{ JOSA($step, "은/는", "only") } 빼도 실패하는 테스트가 없습니다
cli-test-coverage = 단계 { $all }개 가운데 { $covered }개를 테스트가 지킵니다({ $share }).

## 요일
cli-weekday-monday = 월
cli-weekday-tuesday = 화
cli-weekday-wednesday = 수
cli-weekday-thursday = 목
cli-weekday-friday = 금
cli-weekday-saturday = 토
cli-weekday-sunday = 일

## 일어나지 않은 이유
cli-reason-audience = 여정의 대상이 아님
cli-reason-audience-named = 여정의 대상 조건이 맞지 않음: { $names }
cli-reason-cap = 정책의 발송 빈도 제한이 찼음
cli-reason-cap-named = 정책의 발송 빈도 제한이 찼음(`{ $cap }`)
cli-reason-conflict = 두 고객을 합칠 때 같은 여정의 다른 진행을 남겼음
cli-reason-consent = 필요한 동의가 없음
cli-reason-consent-named = { $names } 동의가 없음
cli-reason-exit = 여정의 이탈 조건이 맞음
cli-reason-failed = 시도할 수 있는 채널이 모두 실패했거나 제때 도착 확인이 없었음
cli-reason-first = 스키마가 첫 이벤트로 선언했는데 그 전에 다른 일이 있었음
cli-reason-forgotten = 고객 정보가 삭제되었음
cli-reason-guard = 채널의 규칙이 허용하지 않음
cli-reason-holdout = 대조군에 속함
cli-reason-inactive = 여정이 활성 기간이 아님
cli-reason-late = 너무 늦음
cli-reason-minimum-gap = 선언한 최소 간격보다 일찍 다시 일어났음
cli-reason-no-answer = 외부 시스템이 제때 답하지 않았음
cli-reason-no-date = 기다릴 날짜를 모르거나 너무 멂
cli-reason-offer = 혜택을 줄 수 없음(한도에 이르렀거나, 기한이 지났거나, 외부 시스템이 거절했거나 제때 답하지 않았음)
cli-reason-offer-no-answer = 혜택을 요청했지만 외부 시스템이 제때 답하지 않았음(danbi.toml의 `grant_timeout`)
cli-reason-offer-no-room = 혜택을 줄 수 없음(한도에 이르렀거나 기한이 지났음)
cli-reason-offer-refused = 외부 시스템이 혜택을 거절했음
cli-reason-once-per-person = 한 번만 일어날 수 있는 이벤트임
cli-reason-passed = 기다릴 시각이 이미 지났음
cli-reason-quiet = 정책의 방해 금지 시간
cli-reason-reentry = 재진입 한도에 이르렀음
cli-reason-refused = 외부 시스템이 거절했음
cli-reason-restart = 새로 들어와 여정을 처음부터 다시 시작했음
cli-reason-retired = 여정의 이 버전은 더 쓰지 않음
cli-reason-running = 여정이 이미 진행 중임
cli-reason-suppressed = 이 채널의 수신처가 차단되었음
cli-reason-unknown-history = 이 고객의 과거를 묻는데, 그 과거를 알 수 없음
cli-reason-unknown-history-named = { $names } 조건이 묻는 과거를 알 수 없음
cli-reason-unreachable = 이 채널로 닿을 수 없음
cli-reason-window = 여정의 발송 시간이 아님
