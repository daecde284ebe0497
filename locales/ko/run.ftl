### `danbi run`과 `danbi why`가 하는 말.

cli-run = 컴파일한 프로젝트를 많은 고객에게 실행하고, 기억할 것을 파일 하나에 담습니다
    .input = 한 줄에 JSON 객체 하나씩 담은 입력 파일. `-`는 표준 입력입니다 [기본값: -]
    .bundle = `danbi build`의 결과물. 여러 번 쓸 수 있습니다. 새 저장소가 처음 만난 것이 적용되고, 나중 것은 `activate`를 기다립니다
    .db = 저장소: SQLite 파일이며, 없으면 만듭니다
    .out = 한 줄에 JSON 객체 하나씩 효과를 덧붙일 파일. `-`는 표준 출력입니다 [기본값: -]
    .dead_letters = 쓸 수 없는 입력을 이유와 함께 덧붙일 파일 [기본값: 저장소에 남깁니다]
    .clock = 시각의 출처: `virtual`(입력에서) 또는 `real`(시스템에서) [기본값: virtual, `--follow`이면 real]
    .until = 가상 시계에서 입력이 끝난 뒤 이 시각까지 시간을 흐르게 합니다. 예: 2026-03-31T00:00:00Z
    .activate = 입력을 읽기 전에 주어진 번들을 적용합니다. 시각을 쓰지 않으면 저장소의 현재 시각에 적용합니다
    .follow = 파일 끝에서 멈추지 않고, 파일이 늘어나는 대로 계속합니다
    .from_start = 이전 실행이 어디까지 읽었든 파일을 처음부터 읽습니다
    .resume = 표준 입력이 지난번과 같은 곳에서 시작하므로, 그때 읽은 만큼 지나갑니다
    .keep = 이미 내보냈고 이 기간보다 오래된 효과와 쓸 수 없던 입력을 지웁니다. 예: `90d` [기본값: 모두 둡니다]
    .batch = 트랜잭션 하나에 담는 입력의 최대 개수(1 이상) [기본값: 50000]
    .cache = 상태를 메모리에 두는 고객 수 [기본값: 50000]
    .examples =
        danbi run --bundle dist --db shop.db events.jsonl --out effects.jsonl
                                                이벤트 파일을 다시 실행
        danbi run --bundle dist --db shop.db events.jsonl --follow --out effects.jsonl
                                                파일이 늘어나는 대로, 시스템 시계로
        collect | danbi run --bundle dist --db shop.db --clock real | deliver
                                                두 프로그램 사이에서
        danbi run --db shop.db --until 2026-04-01T00:00:00Z < /dev/null
                                                입력 없이 시간만 흐르게 함
        danbi run --bundle next --db shop.db --activate events.jsonl
                                                새 빌드를 적용
    .outcome = 종료 코드: 0 모든 입력을 씀, 1 쓸 수 없는 입력이 있음, 2 실행하지 못함. 중간에 죽어도 다시 시작하면 이어서 합니다.
cli-why = 고객에게 일어난 일과 일어나지 않은 이유를 알려 줍니다
    .person = 입력에 적힌 고객
    .db = `danbi run`의 저장소. 실행 중이어도 됩니다
    .journey = 이 여정의 일만 봅니다
    .format = 보여 주는 형식: `human` 또는 `json`(문서 하나) [기본값: human]
    .examples =
        danbi why p-1 --db shop.db                          모든 일
        danbi why p-1 --db shop.db --journey cart_recovery  한 여정의 일
        danbi why p-1 --db shop.db --format json            프로그램이 읽을 형식
    .outcome = 종료 코드: 0 알려 줌, 1 그 고객을 모름, 2 보지 못함

cli-run-needs-file = `--follow`와 `--from-start`에는 입력 파일이 필요합니다. 표준 입력은 처음으로 돌아갈 수 없고, 언제나 이어서 읽습니다.
cli-run-resume-stdin = `--resume`은 표준 입력에 씁니다. 파일은 어디까지 읽었는지 이미 알고 있습니다.
cli-run-activate-what = `--activate`에는 `--bundle`이 필요합니다. 어느 번들을 적용할지 알 수 없습니다.
cli-run-activate-ahead = { $at }{ JOSA($at, "은/는", "only") } 시스템 시계보다 앞선 시각입니다. 그 시각에 적용하면 그때까지의 일을 오늘 모두 실행하게 됩니다. 그 시각이 되면 이 명령을 다시 실행하세요.
cli-run-reader-gone = 효과를 읽던 쪽이 닫혀서 입력을 다 쓰기 전에 멈추었습니다. 잃은 것은 없습니다. 같은 명령을 다시 실행하면 이어서 갑니다.
cli-run-same-file = `{ $path }` 파일을 두 번 적었습니다. 저장소, 입력, 효과, 쓸 수 없는 입력은 서로 다른 파일이어야 합니다.
cli-run-until-real = `--until`은 가상 시계에만 쓸 수 있습니다. 시스템 시계는 옮길 수 없습니다.
cli-run-no-instant = `{ $text }`{ JOSA($text, "은/는", "only") } 시각이 아닙니다. 2026-03-31T00:00:00Z나 2026-03-31T09:00:00+09:00처럼 쓰세요.
cli-run-no-duration = `{ $text }`{ JOSA($text, "은/는", "only") } 기간이 아닙니다. `90d`, `12w`, `13mo`처럼 쓰세요.
cli-run-progress = 입력 { $inputs }개, 효과 { $effects }개, 쓸 수 없는 입력 { $letters }개. 현재 시각 { $now }
cli-run-done = 입력 { $inputs }개에서 효과 { $effects }개가 나왔습니다.
cli-run-dead-letters = 입력 { $letters }개를 쓸 수 없었습니다. 이유는 { $path }에 있습니다.
cli-run-dead-letters-kept = 입력 { $letters }개를 쓸 수 없었습니다. `--dead-letters 파일`로 이유를 볼 수 있습니다.
cli-run-waiting = 저장소에 있지만 적용되지 않은 번들: { $waiting }. 지금 적용된 번들: { $current }. 이 이름을 담은 `activate` 입력이나 `--activate`로 적용합니다.
cli-run-in-force = 지금 적용된 번들: { $current }.
cli-run-stopped = 멈췄습니다. 다시 시작하면 여기서 이어집니다.

## 저장소를 쓸 수 없는 이유
cli-store-busy = 다른 프로세스가 `{ $path }`{ JOSA($path, "을/를", "only") } 쓰고 있습니다. 저장소 하나는 한 번에 하나만 실행합니다. 그쪽을 멈추거나 다른 파일을 쓰세요.
cli-store-not-ours = `{ $path }`{ JOSA($path, "은/는", "only") } `danbi run`의 저장소가 아닙니다. `--db`로 다른 파일을 정하세요.
cli-store-format = `{ $path }`의 형식은 { $found }인데 이 버전의 단비는 { $known }만 압니다. 그 파일을 쓴 버전을 사용하거나 다른 파일을 쓰세요.
cli-store-older = `{ $path }`{ JOSA($path, "은/는", "only") } 이전 버전의 단비가 쓴 파일입니다. `danbi run --db { $path }` 명령을 한 번 실행하면 이 버전의 형식으로 바뀝니다. 그런 다음 다시 물어보세요.
cli-store-project = `{ $path }`{ JOSA($path, "은/는", "only") } 프로젝트 `{ $stored }`의 저장소인데 번들은 `{ $given }`의 것입니다. 프로젝트마다 저장소가 따로 있어야 합니다.
cli-store-no-bundle = `{ $path }`에 아직 번들이 없습니다. 무엇을 실행할지 `--bundle 폴더`로 알려 주세요. 폴더는 `danbi build`의 결과물입니다.
cli-not-a-bundle = `{ $path }` 폴더에 번들이 없습니다. `--bundle`에는 `danbi build`가 쓴 폴더를 적습니다. 프로젝트에서는 `dist`입니다.
cli-store-database = `{ $path }`{ JOSA($path, "을/를", "only") } 더 쓸 수 없습니다: { $reason }. 그 전에 한 일은 남아 있으니 고친 뒤 다시 시작하세요.
cli-store-io = `{ $path }`{ JOSA($path, "을/를", "only") } 쓰거나 읽을 수 없습니다: { $reason }. 그 전에 한 일은 남아 있으니 고친 뒤 다시 시작하세요.
cli-store-state = `{ $path }`에서 `{ $person }`의 상태를 읽을 수 없습니다: { $reason }.
cli-store-shortened = `{ $path }`{ JOSA($path, "이/가", "only") } 지금까지 쓴 것보다 짧아 무엇이 들어 있는지 알 수 없습니다. 파일을 옮겨 새로 시작하거나 다른 파일을 정하세요.

## 입력을 쓸 수 없는 이유
dead-letter-too-long = 한 줄이 { $limit }바이트를 넘습니다.
dead-letter-not-utf8 = 올바른 UTF-8이 아닙니다.
dead-letter-not-json = JSON이 아닙니다: { $about }
dead-letter-too-deep = 목록과 객체가 너무 깊이 들어 있습니다.
dead-letter-no-object = JSON 객체가 아닙니다.
dead-letter-bad-field = `{ $about }` 항목이 없거나 값이 맞지 않습니다.
dead-letter-bad-value = `{ $about }` 항목의 값이 맞지 않습니다. 이런 모양이어야 합니다: { $wants }
dead-letter-missing-field = `{ $about }` 항목이 없습니다. 값은 이런 모양입니다: { $wants }
dead-letter-unknown-input = `{ $about }`{ JOSA($about, "이라는/라는", "only") } 입력은 없습니다. `event`, `profile`, `receipt`, `reply`, `backfill`, `merge`, `forget`, `tick`, `activate`가 있습니다.
dead-letter-undeclared = 스키마에 `{ $about }`{ JOSA($about, "이/가", "only") } 없습니다.
dead-letter-unknown-bundle = 저장소에 없는 번들입니다: { $about }. `--bundle`로 넣어 주세요.
dead-letter-same-person = 고객을 자기 자신과 합칠 수 없습니다.
dead-letter-late = 프로젝트가 허용하는 지연보다 오래된 입력입니다.
dead-letter-ahead = 시스템 시계보다 앞선 시각의 입력입니다. 아직 오지 않은 때의 입력을 받으면 일어나지 않은 일까지 미리 실행하게 됩니다.

## 고객에게 일어난 일
cli-why-unknown = { $path }에는 `{ $person }`에 대해 아는 것이 없습니다.
cli-why-forgotten = `{ $person }`의 정보는 삭제되었습니다. 남은 것이 없으며, { $until } 전에는 아무 입력도 받지 않습니다.
cli-why-no-journey = `{ $journey }` 여정은 없습니다.
cli-why-no-journey-nearest = `{ $journey }` 여정은 없습니다. 혹시 `{ $nearest }`인가요?
cli-why-nothing = 아직 일어난 일이 없습니다.
cli-why-kept-since = { $at } 이전의 일은 더는 보관하지 않습니다.
cli-why-grant = 혜택 { JOSA($offer, "을/를") } 요청합니다
cli-why-load = { JOSA($source, "을/를") } 불러옵니다
cli-why-moved = 여정의 새 버전으로 옮겨 갑니다
cli-why-detail = { $what } ({ $detail })
cli-why-dead-letter = 쓸 수 없는 입력이 있었습니다({ $line }번째 줄): { $why }
cli-why-running = 진행 중인 여정: { $journeys }
cli-why-next = 다음 일: { $at }
cli-why-next-entry = 진행 중인 여정이 없습니다. { $at }에 여정에 들어올지 다시 봅니다.
cli-why-past = 이 고객의 첫 입력 전에 무슨 일이 있었는지 알 수 없어, 과거를 묻는 여정은 이 고객을 들이지 않습니다. 고객의 첫 입력으로 과거를 담은 `backfill`을 보내거나(비어 있으면 아무 일도 없었다는 뜻입니다), 모두가 처음에 겪는 이벤트를 스키마에서 `first`로 선언하세요.
cli-why-past-later = 여정이 묻는 일을 이전 번들은 기억하지 않았습니다. 새 번들을 적용한 뒤 되돌아보는 기간만큼 지나면 알 수 있습니다.
