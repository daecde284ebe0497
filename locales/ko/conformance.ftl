### `danbi conformance`와 `danbi runtime`이 하는 말.

cli-conformance = 런타임이 계획대로 움직이는지, 규약을 따르는 어떤 프로그램과도 사례를 주고받으며 확인합니다
    .cases = `--write`로 적어 둔 사례 폴더 [기본값: 이 프로그램에 들어 있는 사례]
    .runtime = 표준 입력으로 물으면 표준 출력으로 답하는 프로그램과 그 인자
    .level = 이 단계만: `core`, `render`, `faults`, `determinism`. 여러 번 쓸 수 있습니다 [기본값: 전부]
    .filter = 이름이나 설명에 이 글자가 들어 있는 사례만 확인합니다
    .format = 점수를 보여 주는 형식: `human`, `json`(문서 하나), `junit`(XML) [기본값: human]
    .timeout = 한 번 답하는 데 주는 시간(1~3600초) [기본값: 10]
    .write = 확인하지 않고, 사례를 하나씩 파일로 이 새 폴더에 적습니다
    .examples =
        danbi conformance --runtime "danbi runtime"            Danbi의 런타임
        danbi conformance --runtime ./mine --level core        무엇을 하기로 정하는지만
        danbi conformance --runtime ./mine --filter P-SEND     발송에 관한 문장만
        danbi conformance --write cases                        다른 도구로 돌릴 사례 파일
    .outcome = 종료 코드: 0 실패가 없음(프로그램이 못 한다고 밝힌 것은 실패가 아닙니다), 1 실패한 것이 있음, 2 실행하지 못함
cli-runtime = 다른 런타임과 똑같이, 표준 입력으로 들어온 적합성 확인 요청에 답합니다
    .examples =
        danbi runtime < requests.jsonl                         한 줄에 답 하나
    .outcome = 종료 코드: 0 표준 입력이 끝남, 2 실행하지 못함

cli-conformance-none-fits = 이름이나 설명에 `{ $filter }`{ JOSA($filter, "이/가", "only") } 들어 있는 사례가 없습니다.
cli-conformance-no-cases = `{ $path }`에는 사례가 없습니다. `danbi conformance --write`로 적을 수 있습니다.
cli-conformance-command = `--runtime`에는 프로그램과 인자를 적습니다. 예: `--runtime "python3 runtime.py"`
cli-conformance-greeting = 프로그램이 docs/conformance.md대로 인사하지 않습니다: { $reason }
cli-conformance-written = 사례 { $files }개를 { $path }에 적었습니다.

## 점수
cli-conformance-level = { $level }: { $all }개 중 { $passed }개 통과{ $failed ->
        [0] {""}
       *[other] , { $failed }개 실패
    }{ $lacking ->
        [0] {""}
       *[other] , { $lacking }개 확인하지 않음
    }
cli-conformance-marks = 지킨 문장: { $all }개 중 { $held }개
cli-conformance-failing = 어긋난 문장: { $marks }
cli-conformance-lacks = 프로그램에 다음이 없어서 확인하지 않았습니다: { $needs }

## 무엇이 어긋났는지
cli-conformance-answer = 사례의 { $step }번째 요청에 한 답이 맞지 않습니다.
cli-conformance-asked = 물음
cli-conformance-expected = 기대
cli-conformance-got = 결과
cli-conformance-nothing = 없음
cli-conformance-overslept = 알려 준 기한 { $deadline }보다 먼저 일어난 일입니다. 그 기한에 맞춰 깨우면 늦습니다.
cli-conformance-overslept-never = 기한을 알려 주지 않았는데 저절로 일어난 일입니다. 아무도 깨우지 않았을 것입니다.
cli-conformance-stuck = { $tick }에 tick을 받은 뒤의 기한이 { $deadline }입니다. 더 늦지 않으면 끝없이 깨우게 됩니다.
cli-conformance-ahead = 시각이 없거나, 지금까지 들어온 어떤 입력보다도 나중의 일입니다.
cli-conformance-too-many = { $person }: { $number }번째 효과는 나오지 말았어야 합니다.
cli-conformance-too-few = { $person }: { $number }번째 효과가 없습니다.
cli-conformance-differs = { $person }: { $number }번째 효과가 다릅니다.
cli-conformance-differs-at = { $person }: { $number }번째 효과가 { $at }에서 다릅니다.
cli-conformance-not-started = 프로그램을 시작하지 못했습니다: { $reason }
cli-conformance-silent = { $seconds }초 안에 답이 없어 프로그램을 끝냈습니다.
cli-conformance-ended-silently = 프로그램이 답하지 않고 끝났고, 표준 오류에는 아무 말도 없었습니다.
cli-conformance-ended = 프로그램이 답하지 않고 끝났습니다. 표준 오류의 마지막 줄:
cli-conformance-too-long = 답이 { $limit } MiB보다 길어 프로그램을 끝냈습니다.
cli-conformance-unreadable = 읽을 수 있는 JSON 한 줄이 아닙니다:
