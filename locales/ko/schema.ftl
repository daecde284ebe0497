### `schema/` 아래의 스키마에 관한 문제입니다. 이벤트, 고객 속성, 동의, 콘텐츠를 다룹니다.

duplicate-declaration = {$kind} `{$name}`{ JOSA($name, "이/가", "only") } 두 번 선언되었습니다.
    .here = 두 번째 선언
    .first = 첫 번째 선언
    .why = 캠페인이 둘 가운데 어느 것을 뜻하는지 알 수 없습니다.
    .help = 두 곳의 키를 합쳐 하나만 남기거나, 하나의 이름을 바꾸세요.
    .explain =
        `schema/` 아래의 모든 파일은 이벤트, 고객 속성, 동의, 목록, 콘텐츠, 웹훅, 열거형마다 이름을 함께 씁니다. 그래서 선언은 어느 파일에 두어도 되지만 한 번만 해야 합니다.

        파일을 복사해 새 파일을 만들 때 자주 생깁니다. 고칠 때까지 단비는 첫 번째 선언을 씁니다.

built-in-event = `{$name}`{ JOSA($name, "은/는", "only") } 단비에 이미 있는 이벤트입니다.
    .here = 이미 쓰이는 이름입니다
    .why = 메시지가 어떻게 되었는지, 여정이 어디까지 왔는지는 선언하지 않아도 알 수 있습니다.
    .help = 선언을 지우세요. 다른 일을 뜻한다면 다른 이름을 쓰세요.
    .explain =
        메시지 이벤트(`sent`, `delivered`, `failed`, `opened`, `clicked`, `unsubscribed`)와 여정 이벤트(`entered`, `finished`, `exited`, `reached`)는 모든 프로젝트에 있으며 메시지, 채널, 목적, 여정을 알려 줍니다.

        택배가 도착한 일처럼 뜻이 다른 이벤트에는 `parcel_delivered` 같은 다른 이름을 쓰세요.

unknown-type = `{$type}`{ JOSA($type, "이라는/라는", "only") } 타입은 없습니다.
    .here = 타입이 아닙니다
    .why = 캠페인의 모든 것은 타입에 맞는지 검사합니다.
    .help = 쓸 수 있는 타입은 {$known}, 그리고 `[enums]`의 이름입니다.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        타입은 `text`, `integer`, `money`, `date`처럼 단비가 정한 낱말이거나 스키마의 `[enums]`에서 선언한 열거형의 이름입니다.

        모든 타입과 키는 `docs/schema.md`에 있습니다.

type-without-key = `{$type}` 타입에는 `{$key}`{ JOSA($key, "이/가", "only") } 필요합니다.
    .here = `{$key}`{ JOSA($key, "이/가", "only") } 빠졌습니다
    .why = 이것이 없으면 이 타입의 값을 검사할 수 없습니다.
    .help = `{$example}`처럼 적으세요.
    .explain =
        네 타입에는 키가 하나 더 필요합니다. `money`에는 `currency`가 필요합니다. 통화가 다른 금액은 비교할 수 없기 때문입니다. `enum`에는 `values`, `list`에는 항목의 타입인 `of`, `record`에는 `fields`가 필요합니다.

        이런 타입은 테이블로 적습니다: `price = {"{"} type = "money", currency = "KRW" {"}"}`.

key-of-other-type = `{$type}` 타입에는 `{$key}`{ JOSA($key, "이/가", "only") } 없습니다.
    .here = {$types}에만 씁니다
    .why = 아무도 지키지 않는 한도를 믿게 됩니다.
    .help = `{$key}`{ JOSA($key, "을/를", "only") } 지우거나, 이 키를 쓰는 타입({$types})을 적으세요.
    .explain =
        `max`는 `text`, `url`, `list`에, `currency`는 `money`에, `values`와 `ordered`는 `enum`에, `of`는 `list`에, `fields`는 `record`에 씁니다.

        `[enums]`에 선언한 열거형의 `values`와 `ordered`는 그곳에만 적습니다.

type-too-deep = 목록과 레코드가 {$most}겹 넘게 겹쳐 있습니다.
    .here = 한 겹이 더 많습니다
    .why = 메시지가 들여다볼 수 있는 깊이에는 한계가 있고, 런타임은 이 값을 보관해야 합니다.
    .help = 값을 더 평평하게 만들거나, 메시지에 필요한 것을 별도의 속성으로 보내세요.
    .explain =
        레코드의 목록은 한 겹 겹친 값입니다. 단비는 네 겹까지 받습니다. 주문 안의 택배, 그 안의 상품, 그 안의 옵션까지 담을 수 있습니다.

        시스템의 이벤트가 더 깊다면 캠페인에 필요한 것만 골라 보내세요.

property-outside-properties = `{$name}`{ JOSA($name, "은/는", "only") } 속성처럼 보이지만 이벤트의 키 자리에 있습니다.
    .here = 속성인가요?
    .why = 속성의 이름을 `title`이나 `first`로 지을 수 있도록 이벤트의 키와 속성을 나누어 적습니다.
    .help = 머리글 `[{$table}]` 아래로 옮기세요.
    .explain =
        이벤트의 키인 `title`, `minimum_gap` 등은 `[events.NAME]` 아래에 적습니다. 속성은 `[events.NAME.properties]` 아래에 한 줄에 하나씩 적습니다: `cart_id = "text"`.

second-night-consent = `{$name}`{ JOSA($name, "은/는", "only") } 두 번째 `night` 동의입니다.
    .here = 두 번째
    .first = 첫 번째
    .why = 밤에 광고를 보내도 되는지는 사람마다 한 번만 답할 질문입니다.
    .help = 하나만 남기세요. 별도의 주제라면 `kind = "topic"`을 쓰세요.
    .explain =
        우리나라에서 21시부터 다음 날 8시까지 광고를 보내려면 별도의 동의가 필요합니다(정보통신망법 제50조 제3항). 프로젝트는 이 동의를 `kind = "night"`로 한 번 선언합니다.

unknown-purpose = `{$name}`{ JOSA($name, "은/는", "only") } 메시지의 목적이 아닙니다.
    .here = 목적이 아닙니다
    .why = `purpose` 동의는 그 목적의 메시지를 받아도 되는지에 대한 답입니다.
    .help = 목적은 advertising, informational, authentication, statutory입니다. 주제라면 `kind = "topic"`, 채널이라면 `kind = "channel"`을 쓰세요.
    .help-nearest = `{$nearest}`{ JOSA($nearest, "을/를", "only") } 쓰려고 하셨나요?
    .explain =
        모든 메시지에는 advertising(광고), informational(정보), authentication(인증), statutory(법정 고지) 가운데 하나의 목적이 있습니다. `purpose` 동의의 이름은 그 목적이며 대개 `advertising`입니다.

        브랜드 소식 같은 주제에 대한 동의는 `topic`, 문자로 받겠다는 동의는 `channel`입니다.
