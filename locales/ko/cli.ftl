### 명령줄에서 쓰는 문장입니다. 모든 키는 `cli-`로 시작합니다. 백틱 안의 말은 어느 언어에서나 그대로 입력합니다.

## 도움말
cli-heading-usage = 사용법
cli-heading-commands = 명령
cli-heading-arguments = 인자
cli-heading-options = 옵션
cli-heading-examples = 예시

cli-danbi = 단비는 코드로 쓴 CRM 캠페인을 컴파일합니다.
    .examples =
        danbi check                     현재 폴더의 프로젝트를 검사합니다
        danbi build campaigns/shop      실행 환경이 읽을 결과물을 만듭니다
        danbi explain unknown-event     코드의 뜻과 고치는 방법을 봅니다
        danbi check --help              명령 하나를 자세히 봅니다
cli-check = 프로젝트에서 잘못된 곳을 알려 줍니다
    .path = 프로젝트 폴더, 또는 그 안의 파일이나 폴더. `-`이면 표준 입력에서 파일 하나를 읽어 현재 폴더의 프로젝트에 더합니다 [기본값: 현재 폴더]
    .stdin_filename = `-`와 함께 쓰며, 표준 입력이 어느 파일인지 알립니다. 저장된 파일 대신 이 내용을 검사합니다
    .fix = 확실한 수정을 적용하고 남은 것을 알립니다. `-`에서는 고친 내용을 표준 출력으로 냅니다
    .dry_run = `--fix`와 함께: 바뀔 내용을 diff로 보여 주고 아무것도 쓰지 않습니다
    .examples =
        danbi check                             현재 폴더의 프로젝트
        danbi check campaigns/welcome.danbi     파일 하나의 결과만
        danbi check - < draft.danbi             프로젝트의 캠페인들과 함께 초안을 검사
        danbi check - --stdin-filename campaigns/welcome.danbi
                                                편집기에 있고 아직 저장하지 않은 내용
        danbi check --format github             풀 리퀘스트에 주석으로 표시
        danbi check --deny warnings             경고가 있어도 실패로 처리
        danbi check --fix                       확실한 것은 고치고 남은 것을 보기
        danbi check --fix --dry-run             `--fix`가 바꿀 내용 미리 보기
    .outcome = 종료 코드: 0 문제 없음, 1 오류 있음(`--deny warnings`이면 무엇이든 발견됨), 2 실행하지 못함
cli-build = 프로젝트를 컴파일해 실행 환경이 읽을 결과물을 만듭니다
    .path = 프로젝트 폴더, 또는 그 안의 파일이나 폴더 [기본값: 현재 폴더]
    .out = 결과물을 쓸 폴더. 통째로 바뀝니다 [기본값: 프로젝트의 `dist`]
    .previous = 지금 쓰이고 있는 결과물의 폴더. 사람들이 아직 머물 수 있는 여정의 이전 버전을 함께 담습니다
    .examples =
        danbi build campaigns/shop              campaigns/shop/dist에 씁니다
        danbi build --out /srv/campaigns        다른 폴더에 씁니다
        danbi build --out next --previous dist  여정 도중인 고객을 이어 갑니다
    .outcome = 종료 코드: 0 결과물을 씀, 1 오류가 있어 아무것도 쓰지 않음, 2 실행하지 못함
cli-explain = 코드의 뜻과 이유, 고치는 방법을 설명합니다
    .code = 설명을 볼 코드. `all`이면 모든 코드의 설명을 마크다운으로 출력합니다
    .examples =
        danbi explain file-not-utf8
        danbi explain all > findings.md
cli-completions = 셸에서 명령과 옵션을 자동 완성하는 스크립트를 출력합니다
    .shell = bash, elvish, fish, powershell, zsh 중 하나
    .examples =
        danbi completions bash > ~/.local/share/bash-completion/completions/danbi
        danbi completions zsh > ~/.zfunc/_danbi

cli-arg-lang = 출력 언어: `en` 또는 `ko` [기본값: DANBI_LANG, 없으면 시스템 언어]
cli-arg-color = 색을 쓸 때: `auto`, `always`, `never` [기본값: auto]
cli-arg-quiet = 발견한 내용만 출력합니다
cli-arg-verbose = 단계마다 걸린 시간도 출력합니다
cli-arg-format = 출력 형식: `human`, `json`(문서 하나), `github`(주석) [기본값: human]
cli-arg-deny = 함께 실패로 처리할 것: `warnings`
cli-arg-help = 도움말을 출력합니다
cli-arg-version = 버전을 출력합니다

## 실행의 끝
cli-summary-clean = 파일 { $files }개에서 문제를 찾지 못했습니다.
cli-summary = 파일 { $files }개에서 오류 { $errors }개, 경고 { $warnings }개를 찾았습니다.
cli-summary-notes = 파일 { $files }개에서 오류 { $errors }개, 경고 { $warnings }개, 참고 { $notes }개를 찾았습니다.
cli-learn = 자세한 설명: `danbi explain { $code }`
cli-stage-list = 목록
cli-stage-read = 읽기
cli-stage-settings = 설정
cli-stage-schema = 스키마
cli-stage-texts = 글 파일
cli-stage-meaning = 의미
cli-stage-cases = 테스트 사례
cli-stage-lower = 번들
cli-stage-pressure = 발송량
cli-stage-lint = 린트
cli-stage-older = 지난 버전
cli-stage-seal = 봉인
cli-stage-tests = 테스트 실행
cli-stage-coverage = 커버리지
cli-stage-account = 기록 읽기
cli-total = 합계
cli-build-written = { $path }에 파일 { $files }개를 썼습니다.
cli-build-nothing = 아무것도 쓰지 않았습니다. 이전 빌드의 결과물은 그대로 있습니다.

## 코드 설명
cli-explain-title = 단비가 찾아내는 문제
cli-explain-lint = 린트: 의도한 곳에 `allow`를 쓰거나 danbi.toml에서 수준을 정할 수 있습니다
cli-explain-bad = 잘못된 예
cli-explain-good = 고친 예
cli-explain-fixed = 끌 수 없습니다
cli-unknown-code = `{ $code }`{ JOSA($code, "이라는/라는", "only") } 코드는 없습니다. `danbi explain all`로 모든 코드를 볼 수 있습니다.
cli-unknown-code-nearest = `{ $code }`{ JOSA($code, "이라는/라는", "only") } 코드는 없습니다. 혹시 `{ $nearest }`인가요?

## 명령을 실행하지 못한 이유
cli-no-such-path = `{ $path }`에 아무것도 없습니다.
cli-no-project = `{ $path }`{ JOSA($path, "은/는", "only") } 프로젝트가 아닙니다. 이 경로에도 상위 폴더에도 danbi.toml이 없습니다.
cli-not-in-project = `{ $path }`{ JOSA($path, "은/는", "only") } 프로젝트 안에 있지만 프로젝트에 속하지 않습니다. danbi.toml과 schema/, campaigns/만 읽습니다.
cli-cannot-read = `{ $path }`{ JOSA($path, "을/를", "only") } 읽을 수 없습니다: { $reason }
cli-cannot-write = `{ $path }`에 쓸 수 없습니다: { $reason }
cli-out-not-ours = `{ $path }`에 빌드가 만들지 않은 것이 있습니다. 빌드는 폴더를 통째로 바꾸므로 `--out`으로 다른 폴더를 정하세요.
cli-alone = 여기에는 프로젝트가 없어 쓰기만 검사했습니다. 이름과 타입을 검사하려면 danbi.toml과 스키마가 있어야 합니다.
cli-stdin-too-large = 표준 입력이 { $limit } MiB를 넘습니다.
cli-filename-without-stdin = `--stdin-filename`은 `-`와 함께 씁니다: `danbi check - --stdin-filename campaigns/welcome.danbi`.
cli-unknown-language = DANBI_LANG이 `{ $name }`인데, 단비가 모르는 언어입니다. `en`과 `ko`가 있습니다.
cli-build-stdin = `build`에는 프로젝트가 필요합니다. 표준 입력은 `check`만 읽습니다.
cli-previous-project = `{ $path }`에는 프로젝트 `{ $found }`의 결과물이 있습니다. `--previous`에는 이 프로젝트의 결과물을 주세요.
cli-cannot-seal = 결과물을 쓸 수 없습니다: { $reason }
cli-io = 시스템이 거부했습니다: { $reason }

## 명령줄의 실수
cli-usage-unknown-argument = 여기에는 `{ $arg }` 옵션이나 인자를 쓸 수 없습니다.
cli-usage-unknown-command = `{ $subcommand }` 명령은 없습니다.
cli-usage-invalid-value = `{ $value }`{ JOSA($value, "은/는", "only") } `{ $arg }`에 쓸 수 없는 값입니다. 쓸 수 있는 값: { $valid }.
cli-usage-needs-value = `{ $name }`에는 값이 필요합니다.
cli-usage-needs-one = `{ $name }`에는 값이 필요합니다. 쓸 수 있는 값: { $valid }.
cli-usage-no-number = `{ $value }`{ JOSA($value, "은/는", "only") } `{ $arg }`에 쓸 수 없는 값입니다. 정수를 쓰며, 범위는 명령의 도움말에 있습니다.
cli-usage-missing-argument = 빠진 것이 있습니다: { $arg }.
cli-usage-missing-command = 무엇을 할지 알려 주세요: `check`, `build`, `test`, `run`, `why`, `conformance`, `runtime`, `explain`, `completions`.
cli-usage-conflict = `{ $arg }`{ JOSA($arg, "과/와", "only") } `{ $other }`{ JOSA($other, "은/는", "only") } 함께 쓸 수 없습니다.
cli-usage-twice = `{ $name }`{ JOSA($name, "을/를", "only") } 두 번 썼습니다. 한 번만 쓸 수 있습니다.
cli-usage-not-unicode = 올바른 유니코드가 아닌 인자가 있습니다.
cli-usage-nearest = 혹시 `{ $nearest }`인가요?
cli-usage-more = `danbi --help`로 쓸 수 있는 명령을 볼 수 있습니다.
cli-usage-more-of = `danbi { $command } --help`로 쓸 수 있는 옵션을 볼 수 있습니다.

## 빌드 요약
cli-project-journeys = 고객 여정
cli-project-messages = 메시지
cli-project-longest = 가장 긴 여정
cli-project-advertising = 한 사람이 받는 광고
cli-project-everything = 한 사람이 받는 전체
cli-longest = { $journey }, 최대 { $time }
cli-project-history = 한 사람의 이력
cli-bytes = 최대 { $count }바이트
cli-no-limit = 제한 없음
cli-at-once = 바로 끝남
cli-days = { $count }일
cli-hours = { $count }시간
cli-minutes = { $count }분
cli-most = 24시간에 최대 { $day }건, 7일에 최대 { $week }건
cli-most-capped = 24시간에 최대 { $day }건, 7일에 최대 { $week }건 (발송 빈도 제한이 없다면 { $day-asked }건과 { $week-asked }건)
cli-most-unlimited = 제한 없음: { $journeys } 여정은 매번 보낼 수 있음

cli-fix = { $fixes ->
    [0] 확실하게 고칠 수 있는 것이 없습니다.
   *[other] 파일 { $files }개에서 { $fixes }건을 고쳤습니다.
}
cli-fix-file = 고친 파일 { $path }: { $codes }
cli-fix-preview = { $fixes ->
    [0] 확실하게 고칠 수 있는 것이 없습니다.
   *[other] 파일 { $files }개에서 { $fixes }건을 고칠 수 있습니다. 아무것도 쓰지 않았습니다.
}
cli-fix-changed = `{ $path }` 파일이 그사이에 바뀌어 그대로 두었습니다. 명령을 다시 실행하세요.
cli-stdin-not-utf8 = 표준 입력이 UTF-8이 아니어서 고칠 수 없습니다.
