### `danbi.toml`에 관한 문제입니다.

missing-settings = 이 프로젝트에 `danbi.toml`이 없습니다.
    .why = 이 파일이 없으면 시간대, 로케일, 보내는 이, 지켜야 할 법을 알 수 없습니다.
    .help = 프로젝트 폴더에 `danbi.toml`을 만들고 `[project]` 아래에 `name`, `zone`, `locales`를 적으세요.
    .explain =
        `danbi.toml`이 있는 폴더가 프로젝트입니다. 프로젝트의 이름, 고객의 시간대를 모를 때 쓸 시간대, 메시지의 언어, 적용되는 법, 발송 채널을 적습니다.

        가장 작은 예는 다음과 같습니다.

        `[project]`
        `name = "shop"`
        `zone = "Asia/Seoul"`
        `locales = ["ko"]`

missing-project-name = 프로젝트에 이름이 없습니다.
    .here = `name`이 빠졌습니다
    .why = 집단을 나누는 계산에 이름이 들어갑니다. 이름이 바뀌면 사람들의 집단도 바뀝니다.
    .help = `[project]` 아래에 `name = "shop"`처럼 이름을 적으세요.
    .explain =
        프로젝트의 이름은 `shop`, `내_가게`처럼 캠페인의 이름과 같은 꼴입니다. A/B 테스트와 대조군은 이 이름이 든 해시로 사람을 나누므로, 두 프로젝트가 같은 사람들을 고르지 않습니다. 한번 정하면 바꾸지 마세요. 사람이 읽을 이름은 `title`에 적습니다.

unknown-zone = `{$zone}`{ JOSA($zone, "이라는/라는", "only") } 시간대는 없습니다.
    .here = 시간대가 아닙니다
    .why = 받는 사람에게 지금이 밤인지, 며칠인지가 시간대에 달려 있습니다.
    .help = `Asia/Seoul`, `Europe/Berlin` 같은 IANA 이름을 적으세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        시간대는 `Asia/Seoul`처럼 대륙이나 바다와 도시로 된 IANA 이름으로 적습니다. KST 같은 약어는 겹칠 수 있고, +09:00 같은 시차는 서머타임을 모릅니다.

        프로젝트의 시간대는 자신의 시간대를 모르는 고객에게 쓰입니다.

bad-locale = `{$locale}`{ JOSA($locale, "은/는", "only") } 로케일이 아닙니다.
    .here = 로케일이 아닙니다
    .why = 메시지는 고객의 로케일과 글자 하나까지 같은 것을 고릅니다.
    .help = `ko`, `en-US`, `zh-Hant-TW`처럼 언어를, 필요하면 지역까지 적으세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "으로/로", "only") } 적으세요.
    .explain =
        로케일은 소문자 두세 글자의 언어에, 필요하면 `Hant` 같은 문자와 대문자 두 글자의 지역을 `-`로 이은 것입니다: `ko`, `en-US`, `zh-Hant-TW`(BCP 47).

        나라는 언어가 아닙니다. 한국어는 `kr`이 아니라 `ko`, 일본어는 `jp`가 아니라 `ja`입니다.

unknown-jurisdiction = 단비는 `{$found}`의 법을 모릅니다.
    .here = 모르는 곳입니다
    .why = 적용되지 않는 규칙이 있어도 아무도 알아채지 못합니다.
    .help = 적을 수 있는 것은 {$known}입니다.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "으로/로", "only") } 적으세요.
    .explain =
        `jurisdictions`에는 메시지가 지켜야 할 법의 나라, 곧 받는 사람이 사는 곳을 적습니다. ISO 3166의 대문자 국가 코드나 `EU`를 씁니다.

        단비가 모르는 나라라면 적지 말고 다른 방법으로 확인하세요. 단비는 그 나라의 법에 대해 아무것도 보장하지 않습니다.

unknown-channel = `{$channel}`{ JOSA($channel, "은/는", "only") } 기본 채널이 아니며, 무엇을 담는지 알려 주는 `fields`도 없습니다.
    .here = 모르는 채널입니다
    .why = 필드를 모르면 그 채널로 가는 글을 검사할 수 없습니다.
    .help = 기본 채널은 {$known}입니다. 직접 만든 채널이라면 `[{$table}]` 아래에 `fields.body = {"{"} max = 200, required = true {"}"}`처럼 적으세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        단비에는 이메일, 문자, 푸시, 알림톡 같은 채널이 필드와 한도까지 갖추어져 있습니다. 매장 안내판이나 사내 메신저처럼 직접 만든 채널은 `fields`로 설명합니다. 필드마다 글자 수의 한도와 꼭 필요한지를 적습니다.

retired-channel = `{$channel}` 채널은 이제 없습니다.
    .here = 종료된 채널입니다
    .why = 카카오는 2025년 12월 31일에 친구톡을 종료했으며, 이 채널로 보낸 메시지는 모두 거절됩니다.
    .help = `{$instead}`{ JOSA($instead, "을/를", "only") } 쓰세요. 한도가 다르니 함께 확인하세요.
    .explain =
        친구톡은 2025년 12월 31일에 끝났고 브랜드 메시지가 그 자리를 이었습니다. 브랜드 메시지는 광고에만 쓰며, 한도가 저마다 다른 여덟 가지 형식이 있고, 8시부터 20시 50분까지만 발송됩니다.

built-in-channel-fields = `{$channel}`{ JOSA($channel, "은/는", "only") } 기본 채널이라 필드가 정해져 있습니다.
    .here = 여기에는 쓸 수 없습니다
    .why = 기본 채널의 한도는 법과 업체가 정한 것이라 프로젝트에서 바꿀 수 없습니다.
    .help = `fields`를 지우세요. 직접 만든 채널이라면 다른 이름을 쓰세요.
    .explain =
        기본 채널이 무엇을 담고 글이 얼마나 길어도 되는지는 출처가 있는 사실입니다. `fields`는 단비가 모르는 채널을 설명할 때 씁니다.

bad-link-target = `{$found}`{ JOSA($found, "은/는", "only") } 호스트도 앱의 스킴도 아닙니다.
    .here = 호스트나 앱의 스킴이 와야 합니다
    .why = 모든 링크를 이 목록과 비교하며, 링크는 호스트나 스킴만으로 비교합니다.
    .help = `example.com` 같은 호스트나 `shop` 같은 앱의 스킴을 적으세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "으로/로", "only") } 적으세요.
    .explain =
        `allowed`에는 메시지의 링크가 갈 수 있는 곳을 적습니다. 웹 페이지의 호스트는 `https://`와 경로 없이, 앱의 스킴은 `://` 없이 적습니다. 다른 곳으로 가는 링크는 오류입니다. 오타 하나로 고객을 엉뚱한 곳에 보내지 않게 하려는 것입니다.

bad-version = `{$found}`{ JOSA($found, "은/는", "only") } 여정의 버전이 아닙니다.
    .here = 숫자와 a부터 f까지의 글자 8~64개가 와야 합니다
    .why = 버전은 이 코드로만 찾습니다.
    .help = `dist/journeys/` 아래 파일 이름에서 `@` 뒤의 코드를 복사하세요.
    .explain =
        여정의 버전은 하는 일 전체의 해시입니다. `danbi build`는 버전마다 `dist/journeys/이름@버전.json`을 씁니다. `[[retired]]`에는 어떤 예전 버전을 어떻게 끝낼지 이 코드로 적습니다.

unknown-version = 이전 번들에는 여정 `{$journey}`의 버전 `{$version}`{ JOSA($version, "이/가", "only") } 없습니다.
    .here = 여기에서 끝내도록 적었습니다
    .why = 그 버전에 있는 사람은 아무도 없습니다. 이름이나 코드를 잘못 적었다면, 나가거나 마쳐야 할 사람들이 그대로 계속 진행합니다.
    .help = `--previous` 폴더의 `journeys/` 아래 파일 이름에서 여정 이름과 코드를 복사하세요. 없어진 지 오래된 버전이라면 이 항목을 지우세요.
    .help-held = 이 여정의 버전으로는 `{$held}`{ JOSA($held, "이/가", "only") } 있습니다. 없어진 지 오래된 버전이라면 이 항목을 지우세요.
    .explain =
        `[[retired]]`에는 여정의 어떤 예전 버전을 어떻게 끝낼지 적습니다. `danbi build --previous DIST`는 `DIST`에 있는 버전들을 이어 가면서 이 항목들과 견주어 봅니다.

        `exit`로 끝낸 버전은 그때부터 어느 번들에도 들어가지 않으므로, 그 빌드가 모든 곳에서 쓰이기 시작하면 항목의 할 일도 끝납니다.

unknown-lint = `{$code}`{ JOSA($code, "이라는/라는", "only") } 린트는 없습니다.
    .here = 린트가 아닙니다
    .why = 없는 린트의 수준을 정해도 아무 일도 일어나지 않습니다.
    .help = `danbi explain all`에 모두 나옵니다.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        `[lints]`에는 린트의 코드와 수준(off, note, warning, error)을 적습니다. 발견 사항마다 코드가 나오며, `danbi explain all`에서 모든 코드를 볼 수 있습니다.

level-of-an-error = `{$code}`{ JOSA($code, "은/는", "only") } 오류라서 수준을 정할 수 없습니다.
    .here = 린트가 아닙니다
    .why = 오류는 캠페인이 적힌 대로 움직이지 않는다는 뜻입니다.
    .help = 알려 준 문제를 고치세요. 수준은 린트에만 정할 수 있습니다.
    .help-law = 법 규칙에는 사실로 답합니다. `[handled_outside]`에 사유와 함께 적으세요.
    .explain =
        린트는 좋은 방법에 대한 의견이라 프로젝트마다 다르게 볼 수 있습니다. 오류는 다릅니다. 없는 이름이나 들어가지 않는 글은 끌 수 없습니다.

        법 규칙에는 답할 수 있습니다. `[handled_outside]`에 규칙을 적고 누가 처리하는지 알려 주세요.

unknown-law-rule = `{$code}`{ JOSA($code, "은/는", "only") } 단비가 아는 법 규칙이 아닙니다.
    .here = 법 규칙이 아닙니다
    .why = 없는 규칙에 답하면 아무것도 답하지 않은 것입니다.
    .help = 발견 사항에 나온 코드를 그대로 쓰세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        `[handled_outside]`에는 단비가 아닌 다른 곳에서 처리하는 법 규칙을 사유와 함께 적습니다. 2년마다 보내는 동의 확인을 회원 시스템이 맡는 경우가 그렇습니다. 코드는 `kr-consent-2y`처럼 나라로 시작합니다.

        다른 발견 사항은 여기에서 답할 수 없습니다. 오류는 고치고, 린트는 `[lints]`에서 수준을 정하세요.
