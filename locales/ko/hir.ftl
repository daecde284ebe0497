### 이름, 타입, 여정의 흐름에 관한 발견 사항입니다.

unknown-name = `{$name}`: 이런 {$kind}{JOSA($kind, "은/는", "only")} 없습니다.
    .why = 캠페인은 선언된 것만 말할 수 있습니다. 그래야 오타가 조용히 지나가지 않습니다.
    .help = 선언하거나, 이미 선언된 이름을 쓰세요.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .help-outside = 채널, 언어, 상수는 `danbi.toml`에서 정하고, 목록, 동의, 콘텐츠, 웹훅은 `schema/`에 선언합니다.
    .help-outside-known = 선언된 것은 {$known}입니다. 채널, 언어, 상수는 `danbi.toml`에서 정하고, 목록, 동의, 콘텐츠, 웹훅은 `schema/`에 선언합니다.
    .help-kakao = 카카오톡은 두 채널로 나뉩니다. 광고는 `brand_message`(브랜드 메시지), 심사를 받은 템플릿으로 보내는 정보성 안내는 `alimtalk`(알림톡)입니다.
    .help-known = {$known} 가운데 하나를 쓰세요.
    .help-binding = 이벤트의 이름은 기다리는 곳에서 붙입니다: `enter on cart_item_added as {$name}`. 여기에서 아는 이름: {$known}.
    .help-purpose = `advertising`, `informational`, `authentication`, `statutory` 가운데 하나를 쓰세요.
    .help-filter = `default`, `josa`, `date`, `time`, `money`, `number`, `truncate` 가운데 하나를 쓰세요.
    .help-closed = 있는 이름을 쓰세요. 이름이 어디에서 오는지는 `danbi explain unknown-name`이 알려 줍니다.
    .also = 여기에도 있으며, 모두 { $uses }곳에서 씁니다
    .explain = 캠페인에 나오는 이름은 모두 어딘가에 선언되어 있어야 합니다. 세그먼트, 혜택, 메시지, 여정은 `.danbi` 파일에, 채널은 `danbi.toml`에, 목록과 동의와 콘텐츠는 `schema/`에 있습니다. 한 프로젝트의 파일은 이름을 함께 쓰므로 가져오는 선언이 필요 없습니다.

unknown-event = `{$name}` 이벤트가 없습니다.
    .why = 스키마에 선언된 이벤트만 일어날 수 있습니다. 그래야 속성을 모두 알 수 있습니다.
    .help = `schema/` 아래 파일에 선언하거나, 선언된 이벤트를 쓰세요.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .also = 여기에도 있으며, 모두 { $uses }곳에서 씁니다
    .explain = 여정과 세그먼트와 목표는 이벤트에 반응합니다. 이벤트는 `schema/` 아래 TOML 파일에 속성과 타입을 적어 선언합니다. 메시지 이벤트(`sent`, `delivered`, `failed`, `opened`, `clicked`, `unsubscribed`)와 여정 이벤트(`entered`, `finished`, `exited`, `reached`)는 선언하지 않아도 됩니다.

unknown-property = `{$event}`에는 `{$name}` 속성이 없습니다.
    .why = 선언되지 않은 속성은 타입을 알 수 없고, 들어오지 않을 수도 있습니다.
    .help = 스키마에 속성을 선언하거나, 이 이벤트의 속성을 쓰세요.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .also = 여기에도 있으며, 모두 { $uses }곳에서 씁니다
    .explain = `where` 안에서 비교의 왼쪽에 이름만 쓰면 그 이벤트의 속성입니다. 속성은 `schema/`에서 이벤트와 함께 선언합니다. 고객에 대해 아는 것은 `user.name`처럼, 여정이 묶어 둔 것은 `cart.price`처럼 씁니다.

unknown-field = 이 레코드에는 `{$name}` 항목이 없습니다.
    .why = 선언된 항목만 타입을 알 수 있습니다.
    .help = 레코드에 있는 항목을 쓰거나, 스키마에 항목을 선언하세요.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .explain = 타입이 `record`인 속성은 `fields`에 선언한 항목으로 이루어집니다. 점을 찍어 항목으로 들어갑니다.

unknown-attribute = 스키마에 `user.{$name}` 속성이 없습니다.
    .why = 속성을 선언해야 타입을 알 수 있고, 채워지지 않는 값에 기대지 않게 됩니다.
    .help = `schema/` 아래 파일에 `[attributes.{$name}]`{JOSA($name, "을/를", "only")} 선언하거나, 선언된 속성을 쓰세요.
    .help-nearest = 혹시 `user.{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .also = 여기에도 있으며, 모두 { $uses }곳에서 씁니다
    .explain = `user.`로 시작하는 것은 고객에 대해 아는 것입니다. 등급, 생일, 선호 시간 같은 속성을 `schema/`에 타입과 함께 선언합니다. `optional`, `fixed`, `personal` 표시를 붙일 수 있습니다.

unknown-value = `{$of}`에는 `{$name}` 값이 없습니다.
    .why = 있을 수 없는 값과 비교하면 언제나 거짓입니다.
    .help = 쓸 수 있는 값: {$values}.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요? 쓸 수 있는 값: {$values}.
    .explain = 열거형의 값은 스키마에 적혀 있습니다. 값은 이름 그대로 쓰고, 예약어이거나 이름이 될 수 없으면 `"3g"`처럼 따옴표로 묶습니다.

duplicate-name = 이름이 `{$name}`인 {$kind}{JOSA($kind, "이/가", "only")} 둘입니다.
    .why = 이름 하나는 프로젝트 어디서나 한 가지를 뜻해야 합니다.
    .help = 둘 중 하나의 이름을 바꾸세요.
    .first = 먼저 선언된 곳
    .explain = 한 프로젝트의 모든 파일은 종류마다 이름을 함께 씁니다. 목록과 세그먼트는 이름을 나누어 쓸 수 없습니다. 라벨은 한 여정 안에서, 열거형 값은 한 `match` 안에서 한 번만 쓸 수 있습니다.

not-allowable = `{$name}`{JOSA($name, "은/는", "only")} 오류라서 `allow`로 넘길 수 없습니다.
    .why = 오류는 캠페인을 쓰인 대로 실행할 수 없거나 규칙을 어긴다는 뜻입니다.
    .help = 가리키는 곳을 고치세요. 다른 곳에서 처리하는 법 규칙은 `danbi.toml`의 `[handled_outside]`에 적습니다.
    .explain = `allow CODE "이유"`는 린트에 답하는 말입니다. 린트는 틀리지는 않았지만 뜻한 바가 아닐 수 있는 것입니다. 오류는 취향의 문제가 아니며, 법 규칙은 `danbi.toml`에 사실을 적어서만 답할 수 있습니다.

not-in-scope = `{$name}`{JOSA($name, "은/는", "only")} 여기서 알 수 없습니다.
    .why = 이벤트가 묶은 이름은 그 이벤트가 일어난 곳에만 있습니다.
    .help = 묶인 갈래 안에서 쓰거나, 그 앞에서 먼저 묶으세요.
    .help-load = `load`의 `otherwise`를 `stop`으로 끝내거나, `load`가 있는 블록 안에서 쓰세요.
    .bound = 여기서 묶였고, 이 갈래나 블록 안에만 있습니다
    .explain = `on EVENT as x`로 묶은 이름은 그 갈래 안에 있고, `collect`와 `load`로 묶은 이름은 블록 끝까지 있습니다. `load`의 `otherwise`가 `stop`으로 끝나지 않으면 그 뒤에는 묶인 것이 없을 수 있습니다. `enter`가 여럿이면 모든 줄이 같은 이벤트에서 같은 이름을 줄 때만 쓸 수 있습니다. `otherwise`는 기다리기 전에 묶인 것만 봅니다.

entry-without-binding = 여정에서 쓰는 `{$name}`{JOSA($name, "이/가", "only")} 이 진입에는 없습니다.
    .why = 여기로 들어온 고객에게는 그 자리에 넣을 값이 없습니다.
    .help = 여기에서도 같은 이벤트를 같은 이름으로 묶거나, 이 진입을 별도의 여정으로 나누세요.
    .used = 여기에서 씁니다
    .bound = 이 진입에서만 묶였습니다
    .explain = `enter`가 여럿이면 고객은 여러 이유로 들어옵니다. 한 줄에서 묶은 이름은 모든 줄이 같은 이벤트를 같은 이름으로 묶을 때에만 쓸 수 있습니다. 한 진입의 이벤트가 꼭 필요한 캠페인은 대개 두 개의 캠페인입니다.

shadowed-name = `{$name}`{JOSA($name, "은/는", "only")} 이미 묶여 있습니다.
    .why = 한 곳에 같은 이름이 둘이면 헷갈립니다.
    .help = 다른 이름을 쓰세요.
    .first = 먼저 묶인 곳
    .explain = 아직 쓸 수 있는 이름을 다시 묶어 가릴 수 없습니다. 나란한 갈래에서는 같은 이름을 써도 됩니다.

needs-user = `{$name}`{JOSA($name, "은/는", "only")} 고객 속성입니다.
    .why = 속성에는 `user.`를 붙여 이벤트 속성이나 세그먼트와 구별합니다.
    .help = `user.{$name}`{JOSA($name, "으로/로", "only")} 쓰세요.
    .explain = 이름만 쓰면 세그먼트이거나, `where` 안의 이벤트 속성이거나, 열거형 값입니다. 고객에 대해 아는 것은 `user.`로 시작합니다.

list-needs-in = `{$name}`{JOSA($name, "은/는", "only")} 목록입니다.
    .why = 이름만 쓰면 세그먼트입니다. 목록에 있는지는 `in`으로 묻습니다.
    .help = `in {$name}`{JOSA($name, "으로/로", "only")} 쓰세요.
    .explain = 목록은 `add to`와 `remove from`으로, 또는 외부 시스템이 관리합니다. `in 이름`은 목록에 있는 고객에게 참입니다.

did-needed = `{$wrong}`{JOSA($wrong, "은/는", "only")} 일어나는 일이지, 아직 조건이 아닙니다.
    .why = 조건은 어느 순간에 참이거나 거짓이므로, 언제부터의 일을 보는지 말해야 합니다.
    .help = `{$right}`{JOSA($right, "이라고/라고", "only")} 쓰세요.
    .explain = 조건은 어떤 일이 있었는지 묻습니다: `did opened(cart_waiting) since entry`, `did order_completed in last 30d`. 일이 일어나기를 기다리려면 `wait up to 1d` 블록 안에 `on` 갈래를 쓰세요.

event-without-of = `{$name}` 뒤에는 괄호를 쓸 수 없습니다.
    .why = 괄호로 메시지나 여정을 가리키는 것은 메시지 이벤트와 여정 이벤트뿐입니다.
    .help = 괄호를 지우고, 좁히려면 `where`를 쓰세요.
    .explain = `opened(cart_waiting)`은 메시지를, `finished(onboarding)`은 여정을 가리킵니다. 스키마의 이벤트는 `order_completed where amount > 0 KRW`처럼 속성으로 좁힙니다.

journey-event-of = 어느 여정의 `{$name}`인가요?
    .why = 여정 이벤트는 여정 하나에 속합니다.
    .help = `{$name}(여정)`처럼 쓰세요.
    .explain = `entered(J)`, `finished(J)`, `exited(J)`, `reached(J)`는 고객이 여정에 들어오거나, 마치거나, 나가거나, 목표에 이를 때 일어납니다.

type-mismatch = {$expected} 자리에 {$found}{JOSA($found, "이/가", "only")} 있습니다.
    .why = 타입이 다른 값은 같을 수도, 더 클 수도 없습니다.
    .help = 같은 타입의 값과 비교하세요.
    .help-enum = 정해진 값 가운데 하나와 비교하세요: {$values}.
    .help-form = `{$form}`처럼 {$expected}{ JOSA($expected, "을/를", "only") } 쓰세요.
    .beside = 이것과 맞아야 합니다
    .explain = 속성마다 타입이 있고, 같은 타입끼리만 비교할 수 있습니다. 정수와 소수, 텍스트와 링크는 서로 비교할 수 있습니다.

two-currencies = {$left}{JOSA($left, "과/와", "only")} {$right}{JOSA($right, "을/를", "only")} 비교하고 있습니다.
    .why = 단비는 환산하지 않습니다. 환율이 바뀐다고 캠페인이 달라지면 안 됩니다.
    .help = {$left} 금액을 쓰세요.
    .left = {$left} 금액
    .explain = 금액에는 언제나 통화가 있습니다. 통화가 다르면 비교하거나 더할 수 없습니다. 환산이 필요하면 외부 시스템이 계산해 별도 속성으로 보냅니다.

money-without-currency = 금액에 통화가 없습니다.
    .why = 숫자만으로는 어느 통화인지 알 수 없습니다.
    .help = 뒤에 통화를 쓰세요: ` {$currency}`.
    .explain = 금액은 숫자, 빈칸, 통화 순서로 씁니다: `30_000 KRW`, `9.90 USD`.

percent-without-sign = 비율에 `%`가 없습니다.
    .why = 숫자만으로는 개수인지 비율인지 알 수 없습니다.
    .help = 뒤에 `%`를 쓰세요.
    .explain = 비율은 `12%`, `0.5%`처럼 기호와 함께 씁니다.

unordered-comparison = {$type}에는 순서가 없습니다.
    .why = `<`와 `>`는 앞뒤가 있는 값에만 쓸 수 있습니다.
    .help = `==`, `!=` 또는 `in [..]`을 쓰세요.
    .help-enum = `==`나 `in [..]`을 쓰거나, 값이 낮은 것부터 높은 것 순서라면 `{$name}`에 `ordered = true`를 적으세요.
    .left = 순서가 없습니다
    .explain = 숫자, 금액, 날짜, 시각, 기간, 비율에는 순서가 있습니다. 열거형은 스키마에 `ordered = true`라고 적었을 때만 낮은 값부터 높은 값까지 순서가 있습니다.

not-comparable = {$type} 전체를 비교할 수 없습니다.
    .why = 목록과 레코드에는 값이 여럿이라 하나로 대신할 수 없습니다.
    .help = 항목 하나를 비교하거나 `contains`, `is empty`를 쓰세요.
    .explain = 목록은 `contains`와 `is empty`로, 레코드는 항목으로 묻습니다.

not-constant = 대괄호 안에는 정해진 값만 쓸 수 있습니다.
    .why = 목록의 뜻이 고객마다 달라지면 안 됩니다.
    .help = 값을 그대로 쓰거나 `==`로 비교하세요.
    .explain = `x in [a, b]`는 x가 적힌 값 가운데 하나일 때 참입니다. 고객의 값과 비교하려면 `==`를 쓰세요.

not-a-condition = {$type}만으로는 참인지 거짓인지 알 수 없습니다.
    .why = 조건은 무엇인가를 물어야 합니다.
    .help = 값과 비교하거나 `is set`으로 물으세요.
    .explain = 세그먼트나 참거짓 값만 홀로 조건이 될 수 있습니다.

no-parts = {$type}에는 `{$name}` 항목이 없습니다.
    .why = 항목은 이벤트와 레코드에만 있습니다.
    .help = 점 뒤를 지우세요.
    .explain = 점은 `user`에서 속성으로, 묶은 이름에서 이벤트 속성으로, 레코드에서 항목으로 갑니다. 텍스트, 숫자, 날짜는 거기서 끝납니다.

list-needs-for = `{$name}`{JOSA($name, "은/는", "only")} 목록에 든 항목의 것입니다.
    .why = 목록에는 항목이 여럿이라 어느 것인지 알 수 없습니다.
    .help = 텍스트에서 `for`로 하나씩 꺼내세요. 모은 이벤트라면 `total`이 개수입니다.
    .explain = `{"{%"} for item in items {"%}"}`가 목록의 항목을 하나씩 꺼냅니다. 그 안에서 `item.name`은 항목 하나의 값입니다. 모은 이벤트가 몇이었는지는 `items.total`입니다.

whole-event = 이벤트 전체이지 값이 아닙니다.
    .why = 비교하거나 보여 줄 수 있는 것은 이벤트의 속성입니다.
    .help = `x.속성`처럼 속성을 쓰세요.
    .explain = 묶은 이름에는 이벤트가 들어 있습니다. 메시지에는 통째로 넘기고, 다른 곳에서는 속성을 씁니다.

not-in-text = 텍스트 안에서 고객의 과거를 물을 수 없습니다.
    .why = 메시지는 주어진 것만으로 정해져야 미리 보고 시험할 수 있습니다.
    .help = 여정에서 `if`나 시안으로 나누세요.
    .explain = 텍스트의 조건은 매개변수와 고객 속성만 볼 수 있습니다. 무엇을 했는지, 어디로 닿는지, 무엇에 동의했는지는 여정에서 정합니다.

aggregate-of = {$type}에는 이 계산을 할 수 없습니다.
    .why = 합과 평균은 수에, 최소와 최대는 순서가 있는 값에만 뜻이 있습니다.
    .help = 알맞은 속성을 쓰거나, 횟수는 `did .. at least N times`로 세세요.
    .explain = `sum`과 `avg`는 수, 금액, 기간에, `min`과 `max`는 순서가 있는 값에, `first`와 `last`는 값 하나에 쓸 수 있습니다. 메시지 이벤트와 여정 이벤트에는 더할 값이 없습니다.

unset-value = 비어 있을 수 있는 값입니다.
    .why = 없는 값으로는 아무것도 할 수 없습니다.
    .help = 스키마에서 이 값의 `optional`을 지우거나, 받는 쪽(매개변수, 고객 속성)에도 `optional`을 붙이세요. 다른 값을 써도 됩니다.
    .help-key = 언제나 있는 속성을 쓰세요. 값이 없으면 어느 키인지 알 수 없습니다.
    .explain = 스키마에서 `optional`로 표시한 값은 없을 수 있습니다. 비교하면 거짓이고, 값이 꼭 필요한 곳에는 쓸 수 없습니다.

lookback-months = 되돌아볼 때는 달과 해를 쓸 수 없습니다.
    .why = 한 달의 길이는 달마다 달라서, 같은 조건이 달력에 따라 달라집니다.
    .help = `{$days}d`처럼 날수로 쓰세요.
    .explain = 되돌아볼 때 하루는 24시간, 한 주는 168시간입니다. 달과 해는 `wait 1mo`처럼 앞으로 갈 때만 씁니다.

zero-duration = 길이가 0인 기간입니다.
    .why = 길이가 없으면 기다리지도, 살펴보지도 않습니다.
    .help = 길이를 쓰거나 지우세요.
    .explain = 기간은 숫자와 단위를 붙여 씁니다: `30min`, `1h30min`, `7d`, `2w`, `1mo`.

zero-times = 여기서 0번은 뜻이 없습니다.
    .why = `at least 0 times`는 언제나 참이고, `at most 0`이면 아무도 들어올 수 없습니다.
    .help = 1 이상을 쓰거나 `did not`을 쓰세요.
    .explain = 일어나지 않았다고 말하려면 `did not EVENT in last 7d`라고 씁니다.

entry-outside-journey = `since entry`는 여정 안에서만 쓸 수 있습니다.
    .why = 여정 밖의 고객에게는 진입한 때가 없습니다.
    .help = `in last D`나 `ever`를 쓰세요.
    .explain = 살펴볼 기간은 언제나 씁니다: `in last 7d`, `ever`, 그리고 여정 안에서는 `since entry`.

binding-outside-entry = 이 여정의 값으로 거르는 `where`는 `since entry`만 살펴볼 수 있습니다.
    .why = 여정이 시작되기 전의 일을 있을 수 있는 모든 값마다 기억할 수는 없습니다.
    .help = `since entry`라고 쓰세요.
    .explain = `where cart_id == cart.cart_id` 같은 조건은 끝없이 많은 장바구니 가운데 하나를 묻습니다. 진입한 뒤의 일은 인스턴스가 기억하지만 그 전의 일은 아무도 기억하지 않습니다. 기다리는 갈래 안에서는 언제나 쓸 수 있습니다.

mixed-and-or = 괄호 없이 `and`와 `or`를 섞었습니다.
    .why = 두 가지로 읽힙니다. 단비는 `and`를 먼저 묶습니다.
    .help = 함께 묶을 것에 괄호를 치세요.
    .here = 이것이 먼저 묶입니다
    .explain = `a or b and c`는 `a or (b and c)`라는 뜻입니다. 괄호를 쓰면 이 규칙을 몰라도 읽을 수 있습니다.

not-over-optional = `not` 때문에 `{$name}`{JOSA($name, "이/가", "only")} 비어 있는 고객도 모두 들어갑니다.
    .why = 비어 있는 값과의 비교는 거짓이므로, 뒤집으면 참이 됩니다.
    .help = 그 고객을 뜻한 것이 아니라면 `and {$name} is set`을 더하세요.
    .optional = 비어 있을 수 있습니다
    .explain = 없을 수 있는 값입니다. 이유를 말하지 않은 고객에게 `user.churn_reason == price`는 거짓이고, 그래서 `not user.churn_reason == price`는 참입니다.

segment-cycle = 세그먼트 `{$name}`{JOSA($name, "이/가", "only")} `{$of}`{JOSA($of, "을/를", "only")} 거쳐 자기 자신으로 이루어집니다.
    .why = 누가 속하는지 정할 수 없습니다.
    .help = 고리에서 세그먼트 하나를 빼세요.
    .explain = 세그먼트는 다른 세그먼트로 만들 수 있지만 돌고 돌 수는 없습니다.

stage-without-journey = `stage {$name}`{JOSA($name, "이라고/라고", "only")} 쓴 여정이 없습니다.
    .why = 이 단계에 속한 여정이 없는 동안 이 줄은 아무 일도 하지 않습니다.
    .help = 해당하는 여정에 `stage { $name }`{JOSA($name, "을/를", "only")} 쓰거나, 여기에서 지우세요.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .explain = 단계는 여정이 말하고(`stage conversion`), 정책은 단계마다 한도와 순서를 정합니다. 정책을 먼저 써도 됩니다. 아직 어떤 여정에도 없는 단계는 오류가 아니지만, 그때까지 그 줄은 아무것도 다루지 않습니다.

second-policy = 정책은 프로젝트에 하나만 둘 수 있습니다.
    .why = 정책이 둘이면 서로 어긋날 수 있습니다.
    .help = 한곳에 모아 쓰세요.
    .first = 이 프로젝트의 정책
    .explain = 정책은 한 고객에게 얼마나 보내면 지나친지를 정합니다. 프로젝트 전체에 적용되므로 하나입니다.

duplicate-line = `{$name}`{JOSA($name, "이/가", "only")} 두 번 나옵니다.
    .why = 둘 가운데 무엇을 따를지 알 수 없습니다.
    .help = 하나만 남기세요.
    .first = 먼저 나온 곳
    .explain = 선언의 줄은 대부분 한 번만 씁니다. 여정의 `enter`와 `exit`, 정책의 `cap`은 여러 번 쓸 수 있습니다.

journey-without-enter = 여정 `{$name}`에 들어올 길이 없습니다.
    .why = `enter`가 없으면 시작되지 않습니다.
    .help = 언제 시작하는지 쓰세요: `enter on 이벤트`, `enter when 세그먼트`, `enter every monday at 10:00`.
    .explain = 여정은 어떤 일이 일어날 때(`enter on`), 조건에 맞게 될 때(`enter when`), 정해진 때(`enter at`, `enter every`, `enter 7d before ..`)에 시작됩니다.

journey-without-steps = 여정 `{$name}`에 단계가 없습니다.
    .why = 들어온 고객에게 아무 일도 일어나지 않습니다.
    .help = `send` 같은 단계를 하나 이상 쓰세요.
    .explain = 여정의 머리줄 뒤에는 `send`, `wait`, `if` 같은 단계가 옵니다.

reentry-needed = 한 고객이 몇 번까지 들어올 수 있나요?
    .why = 다시 올 수 있는 것은 다시 옵니다. 정하지 않으면 끝없이 보낼 수 있습니다.
    .help = `reentry once`, `reentry at most N per D`, `reentry every time` 가운데 하나를 쓰세요.
    .explain = 이벤트는 여러 번 일어나고, 고객은 다시 세그먼트에 들 수 있습니다. `reentry`는 같은 고객을 몇 번까지 받을지 정합니다.

key-not-of-entry = `key`는 진입 이벤트의 값이어야 합니다.
    .why = 키는 한 고객의 여러 인스턴스를 구별합니다. 고객의 속성은 어느 인스턴스에서나 같습니다.
    .help = `key cart.cart_id`처럼 진입 이벤트의 속성을 쓰거나 이 줄을 지우세요. 키가 없으면 한 고객은 한 번에 하나만 진행합니다.
    .explain = `key cart.cart_id`라고 쓰면 한 고객이 장바구니마다 하나씩, 여러 번 동시에 여정을 지날 수 있습니다. `user.tier` 같은 속성은 고객마다 값이 하나라서 구별하지 못하고, 여정 중에 바뀔 수도 있습니다.

per-key-without-key = 여정에 키가 없는데 `per key`라고 썼습니다.
    .why = 키가 없으면 고객마다 인스턴스가 하나라서 따로 셀 것이 없습니다.
    .help = `key` 줄을 더하거나 `per key`를 지우세요.
    .explain = `key cart.cart_id`는 장바구니마다 인스턴스가 나란히 돌게 하고, `per key`는 키마다 따로 셉니다.

every-time-and-limit = `every time`이 다른 제한과 어긋납니다.
    .why = 한 줄의 제한은 모두 함께 지켜집니다.
    .help = `every time`이나 다른 제한을 지우세요.
    .explain = `reentry every time`은 제한이 없다는 뜻입니다.

goal-within = 목표는 언제까지 세나요?
    .why = 끝이 없으면 먼 훗날의 일도 성과가 됩니다.
    .help = `within 7d`처럼 기간을 쓰세요.
    .explain = 목표는 진입한 때부터 한 번 세며, 여정을 나간 뒤에도 셉니다.

ends-before-start = 시작하기 전에 끝납니다.
    .why = 두 날짜 사이에 하루도 없습니다.
    .help = 날짜의 순서를 바꾸거나 고치세요.
    .explain = `active from 날짜 to 날짜`는 두 날을 모두 포함합니다.

empty-range = 시작과 끝이 같은 시각입니다.
    .why = 범위는 끝 시각을 포함하지 않으므로 비어 있습니다.
    .help = 끝나는 시각을 쓰세요.
    .explain = `10:00-20:00`은 10:00부터 20:00 직전까지이고, `21:00-08:00`은 자정을 넘습니다.

share-range = 대조군은 0%보다 크고 100%보다 작아야 합니다.
    .why = 아무도 없거나 모두가 대조군이면 견줄 수 없습니다.
    .help = `10%` 같은 비율을 쓰세요.
    .explain = 대조군에게는 이 여정의 광고를 보내지 않고, 그 차이로 효과를 잽니다.

spread-without-crowd = `spread`는 여럿이 한꺼번에 들어올 때 씁니다.
    .why = 이벤트는 하나씩 오므로 나눌 무리가 없습니다.
    .help = `spread`를 지우세요.
    .explain = `spread 2h`는 같은 때 들어올 고객을 두 시간에 걸쳐 나누어 들입니다. `enter at`, `every`, 날짜 진입, `including current`와 함께 씁니다.

month-day-range = 한 달은 1일부터 31일까지입니다.
    .why = 이 날은 오지 않습니다.
    .help = 1부터 31까지 쓰거나 `on the last day`를 쓰세요.
    .explain = 그 날이 없는 달은 건너뜁니다. `on the last day`는 매달 옵니다.

most-needed = 길어도 얼마까지 기다리나요?
    .why = 날짜를 데이터가 정하므로, 한도가 없으면 얼마나 머무는지 알 수 없습니다.
    .help = `, at most 60d`처럼 한도를 쓰세요.
    .explain = 데이터가 정하는 날짜를 기다릴 때는 한도를 씁니다. 한도는 이 단계에 이른 때부터 셉니다. 날짜가 없거나 한도를 넘으면 여정이 `no date`로 끝납니다.

time-needs-else = `{$name}`{JOSA($name, "은/는", "only")} 시각이므로, 값이 없는 고객을 위한 시각도 필요합니다.
    .why = 없으면 그 고객은 언제 다음으로 넘어갈지 알 수 없습니다.
    .help = `else 10:00`처럼, 대부분의 고객에게 알맞은 시각을 붙이세요.
    .explain = `wait until user.best_hour else 10:00`은 그 고객에게 가장 좋은 시각까지 기다리고, 알려진 시각이 없으면 10:00까지 기다립니다.

most-without-date = `at most`는 데이터가 정하는 날짜에만 씁니다.
    .why = 이 기다림은 이미 끝이 정해져 있습니다.
    .help = `at most`를 지우세요.
    .explain = 시각, 요일, 진입 뒤 며칠, 적힌 날짜는 스스로 끝이 있습니다.

wait-at-units = `at`은 날 단위와 함께 씁니다.
    .why = 정확한 길이는 끝나는 때가 정해져 있어 시각을 고를 수 없습니다.
    .help = `d`, `w`, `mo`, `y`를 쓰거나, `wait until 10:00`을 따로 쓰세요.
    .explain = `wait 1d at 10:00`은 다음 날 10:00까지 기다립니다. `wait 1h`는 정확히 한 시간입니다.

race-without-arms = 기다릴 것이 없습니다.
    .why = 블록이 있는 기다림은 무엇인가를 기다립니다.
    .help = 갈래를 더하거나 `wait {$limit}`{JOSA($limit, "으로/로", "only")} 쓰세요.
    .explain = `wait up to D {"{"} on 이벤트 {"{"} .. {"}"} otherwise {"{"} .. {"}"} {"}"}`는 먼저 일어난 것을 따릅니다.

collect-of = 스키마의 이벤트만 모을 수 있습니다.
    .why = 메시지 이벤트와 여정 이벤트에는 보여 줄 내용이 없습니다.
    .help = 스키마의 이벤트를 모으세요.
    .explain = `collect 이벤트 for 2h as items`는 이벤트를 모아 한 메시지로 알리게 합니다.

repeat-range = `repeat`은 1번부터 {$most}번까지입니다.
    .why = 반복에는 끝이 있어야 여정의 모든 것을 증명할 수 있습니다.
    .help = 1부터 {$most}까지 쓰세요.
    .explain = `repeat N times every D {"{"} .. {"}"}`는 블록을 실행하고 D를 기다렸다가 다시 실행합니다. 마지막 뒤에는 기다리지 않습니다.

match-subject = `match`는 열거형에만 씁니다. 여기는 {$type}입니다.
    .why = 열거형만 모든 값을 알 수 있어 빠뜨리지 않습니다.
    .help = `if`를 쓰세요.
    .explain = `match user.tier {"{"} vip {"{"} .. {"}"} else {"{"} .. {"}"} {"}"}`는 열거형의 값을 모두 적거나 `else`로 끝냅니다.

match-incomplete = 갈래가 없는 값이 있습니다: {$missing}.
    .why = 이 값을 가진 고객은 조용히 지나쳐 버립니다.
    .help = 갈래를 더하거나 `else {"{"} {"}"}`를 쓰세요.
    .help-unset = 값이 비어 있을 수 있는데 그 갈래가 없습니다. `else {"{"} {"}"}`를 더하세요.
    .explain = `match`는 열거형의 모든 값을 다룹니다. 나머지에 아무것도 하지 않으려면 `else {"{"} {"}"}`라고 씁니다.

experiment-sum = 갈래를 더하면 {$sum}입니다.
    .why = 모든 고객이 꼭 한 갈래에 들어야 합니다.
    .help = 더해서 100%가 되게 하세요.
    .explain = 실험의 비율은 몇 퍼센트의 고객이 각 갈래로 가는지 정합니다. 대조군은 블록이 없는 갈래입니다.

last-words-wait = 마지막 인사에서는 기다리거나 미루거나 혜택을 줄 수 없습니다.
    .why = 고객이 떠나는 때라, 바로 보낼 수 없는 것은 건너뜁니다.
    .help = 혜택과 보류가 없는 `send`, `set`, 목록, `call`만 쓰세요.
    .explain = `exit`의 블록은 여정이 끝나는 순간 바로 실행됩니다. 시간이 걸리는 것은 쓸 수 없습니다.

argument-count = {$expected ->
        [0] `{$name}`{ JOSA($name, "은/는", "only") } 괄호 안에 아무것도 받지 않는데 {$found}개를 넘겼습니다.
       *[other] `{$name}`{ JOSA($name, "은/는", "only") } 괄호 안에 {$expected}개를 받는데 {$found ->
            [0] 하나도 넘기지 않았습니다.
           *[other] {$found}개를 넘겼습니다.
        }
    }
    .why = 넘기지 않은 것은 보여 줄 수 없습니다.
    .help = {$expected ->
        [0] 괄호 없이 `{$name}`{ JOSA($name, "이라고/라고", "only") } 쓰세요.
       *[other] `{$name}({$names})`처럼 여정에서 `as`로 이름 붙인 것을 괄호 안에 차례로 쓰세요.
    }
    .declared = 여기서 선언했습니다
    .explain = 메시지, 콘텐츠, 웹훅은 필요한 것을 선언하고, 단계는 같은 순서로 넘깁니다.

binding-needed = `{$param}`에는 여정이 묶은 것을 통째로 넘깁니다.
    .why = 메시지는 이벤트와 목록을 받아 필요한 부분을 스스로 고릅니다.
    .help = `as`로 묶은 이름을 넘기세요.
    .explain = `enter on cart_item_added as cart`가 이벤트를 묶고, `send cart_waiting(cart)`가 넘깁니다.

wrong-binding = `{$name}`{JOSA($name, "은/는", "only")} `{$param}`에 넘길 수 없습니다.
    .why = 메시지의 글은 다른 이벤트의 속성을 씁니다.
    .help = 매개변수가 선언한 것을 넘기거나, 매개변수를 바꾸세요.
    .bound = 여기서 묶였습니다
    .param = 여기서 필요합니다
    .explain = 매개변수는 어떤 이벤트나 목록을 받는지 선언합니다.

offer-needed = `{$name}`{JOSA($name, "은/는", "only")} 혜택을 말하지만 이 발송에는 혜택이 없습니다.
    .why = 채울 것이 없습니다.
    .help = `with 혜택`이나 `promising 혜택`을 더하세요.
    .used = 혜택이 필요한 글
    .explain = 글에 `offer.*`가 있으면 그 메시지를 보내는 모든 단계에 혜택이 있어야 합니다.

via-needed = `{$message}`{JOSA($message, "을/를", "only")} 어느 채널로 보내나요?
    .why = 내용이 있는 채널이 여럿입니다: {$channels}.
    .help = `via {$first}`{JOSA($first, "이나/나", "only")} `via {$first} else ..`를 더하세요.
    .explain = 채널이 하나면 `via`가 필요 없습니다. 여럿이면 어느 채널로 보낼지, 닿지 않으면 다음은 무엇인지 씁니다.

channel-without-content = `{$message}`에 `{$channel}` 내용이 없습니다.
    .why = 채널마다 길이와 항목이 달라 내용이 따로 있어야 합니다.
    .help = 메시지에 `{$channel} {"{"} .. {"}"}` 블록을 더하거나, 채널을 빼세요.
    .message = 이 메시지
    .explain = 메시지에는 채널마다 블록이 있습니다.

channel-twice = `{$name}`{JOSA($name, "이/가", "only")} 두 번 나옵니다.
    .why = 한 번 실패한 채널은 다시 시도하지 않습니다.
    .help = 두 번째를 지우세요.
    .explain = 대체 발송은 채널을 차례로 한 번씩 시도합니다.

preferred-without-attribute = `preferred`는 `user.preferred_channel`을 보는데, 스키마에 없습니다.
    .why = 이 속성이 없으면 선호 채널을 알 수 없습니다.
    .help = `schema/`에 `[attributes.preferred_channel]`을 선언하거나, `else`로 순서를 쓰세요.
    .explain = `via preferred(push, email)`은 `user.preferred_channel`이 가리키는 채널을 먼저, 나머지를 적힌 순서로 시도합니다.

set-target = 고객 속성만 바꿀 수 있습니다.
    .why = 이벤트는 이미 일어난 사실입니다.
    .help = `set user.이름 = 값`으로 쓰세요.
    .explain = `set`은 속성에 같은 타입의 값을 줍니다. 동의는 고객의 말이므로 바꿀 수 없습니다.

set-fixed = `user.{$name}`{JOSA($name, "은/는", "only")} `fixed`라서 바꿀 수 없습니다.
    .why = 바뀌지 않는다는 것을 바탕으로 증명합니다.
    .help = 다른 속성을 바꾸거나, 스키마에서 `fixed`를 지우세요.
    .declared = 여기서 선언했습니다
    .explain = `fixed` 속성은 한 번 알려지면 바뀌지 않습니다. 컴파일러는 이를 바탕으로 한 고객이 들 수 있는 여정을 가립니다.

unreachable-step = 여기까지 오는 고객이 없습니다.
    .why = 앞의 모든 길에서 여정이 끝납니다.
    .help = 이 단계나 앞의 `stop`을 지우세요.
    .explain = `stop` 뒤의 단계, 모든 갈래가 끝나는 선택 뒤의 단계는 실행되지 않습니다.

else-never = `else`로 가는 경우가 없습니다.
    .why = 모든 값에 갈래가 있습니다.
    .help = `else`를 지우세요. 나중에 값이 늘면 컴파일러가 빠진 값을 알려 줍니다.
    .explain = 모든 값을 적은 `match`에는 `else`가 필요 없습니다.

journey-cycle = `{$of}`{JOSA($of, "과/와", "only")} `{$name}`{JOSA($name, "이/가", "only")} 서로를 끝없이 시작시킵니다.
    .why = 하나가 끝나자마자 다른 하나가 시작되기를 영원히 되풀이합니다.
    .help = 둘 중 하나에 고객 전체의 제한을 두세요: `reentry at most 1 per 7d`.
    .explain = 여정은 다른 여정에 들어가거나, 마치거나, 나가거나, 목표에 이를 때 시작될 수 있습니다. 이런 여정이 고리를 이루면 그중 하나에는 고객 전체의 재진입 제한이 있어야 합니다. 키마다 두는 제한은 키가 끝없이 많아 고리를 끊지 못합니다.

never-open = { $by ->
    [policy] {$purpose} 메시지의 방해 금지 시간이 하루를 모두 덮어, 나갈 수 있는 시간이 없습니다.
   *[window] 이 발송 시간은 모두 방해 금지 시간에 들어 있어, {$purpose} 메시지가 나갈 수 없습니다.
}
    .why = { $by ->
        [policy] 방해 금지 시간이 하루를 모두 덮으면 이런 메시지는 한 번도 나가지 않습니다.
       *[window] 발송 시간과 방해 금지 시간은 함께 지켜집니다. 그래서 이런 메시지는 한 번도 나가지 않습니다.
    }
    .help = { $by ->
        [policy] 방해 금지 시간을 줄이세요.
       *[window] 발송 시간이나 정책의 방해 금지 시간을 옮기세요.
    }
    .quiet = 이 시간에는 보내지 않습니다
    .explain = `window`는 여정이 보낼 수 있는 시간을, 정책의 `quiet`는 그 목적의 메시지를 보내지 않는 시간을 정합니다. 둘 다 허락하는 시간이 없으면 메시지는 나갈 수 없습니다.

not-in-journey = 여정 `{$journey}`에는 {$kind} `{$name}`{JOSA($name, "이/가", "only")} 나오지 않습니다.
    .why = 여정이 하지 않는 일을 시험하면, 통과하든 실패하든 캠페인과 아무 상관이 없습니다.
    .help = 이 여정에 나오는 것을 쓰거나, 그것이 나오는 여정을 시험하세요.
    .explain = 테스트는 머리에 적힌 여정 하나만 돌립니다. 그 여정이 쓰는 채널로 보내는 메시지, 지급하는 혜택, 바꾸는 속성과 목록, 부르는 웹훅, 목표와 이탈만 기대할 수 있습니다. 콘텐츠도 그 여정이 불러오는 것만 답할 수 있습니다.

no-holdout = `{$whose}`에 `holdout`이 없어서 아무도 대조군이 되지 않습니다.
    .why = 캠페인에서 일어날 수 없는 일을 시험하면, 통과하든 실패하든 캠페인과 아무 상관이 없습니다.
    .help = 이 줄을 지우거나, `{$whose}`에 `holdout 10%`를 쓰세요.
    .explain = `assign holdout = policy`와 `assign holdout = journey`는 정책의 `holdout`이나 시험하는 여정의 `holdout` 때문에 고객이 대조군이 되었다고 말합니다. 그 줄이 없으면 아무도 대조군이 되지 않습니다.

own-journey = `{$name}`{JOSA($name, "은/는", "only")} 이 테스트가 돌리는 여정입니다.
    .why = 이 여정이 무엇을 하는지는 테스트의 결과이므로, 미리 정해 줄 수 없습니다.
    .help = 다른 여정을 적거나, 테스트의 이벤트로 이 여정을 시작하세요.
    .explain = 테스트에서는 이름이 적힌 여정만 돕니다. 다른 여정이 무엇을 했는지는 테스트가 말해 줍니다. 진행 중인 여정은 `user {"{"} journeys [J] {"}"}`, 일어난 일은 `at 14:00 finished(J)`처럼 씁니다.

receipt-of = 테스트에서 `{$name}`에는 어느 메시지인지 적어야 합니다.
    .why = 고객은 받은 메시지만 열어 볼 수 있습니다.
    .help = 뒤에 메시지를 적으세요. `{$name}(메시지)`
    .explain = `delivered`, `failed`, `opened`, `clicked`, `unsubscribed`는 이미 나간 메시지에 대한 수신 결과입니다. 테스트의 `opened(cart_waiting)`은 그 이름으로 마지막에 나간 메시지를 가리킵니다.

names-needed = 여기에는 대괄호 안에 이름을 적어야 합니다.
    .why = 동의와 목록, 여정은 여러 개일 수 있습니다.
    .help = `consents [advertising, push]`처럼 쓰세요.
    .explain = `user`의 `consents`, `lists`, `journeys`에는 대괄호로 이름의 목록을 적습니다. 하나뿐이거나 없을 때도 `lists []`처럼 씁니다.

too-many-items = `{$name}`{JOSA($name, "이/가", "only")} 답하는 항목은 최대 {$most}개입니다.
    .why = 몇 개까지 올 수 있는지 스키마가 정하고, 문구도 그만큼으로 검사합니다.
    .help = 항목을 줄이거나, 스키마의 `max`를 늘리세요.
    .declared = 여기에서 선언했습니다
    .explain = 콘텐츠 소스는 답할 수 있는 항목의 최대 개수를 선언합니다. 실제 시스템도 그보다 많이 답하지 않으므로, 테스트도 더 줄 수 없습니다.

time-goes-back = 이 줄은 바로 윗줄보다 앞선 시각입니다.
    .why = 테스트는 이야기처럼 위에서 아래로 읽습니다.
    .help = 줄을 시간 순서로 놓거나, 시각을 고치세요.
    .before = 이것이 먼저 일어납니다
    .explain = 테스트의 시각은 거꾸로 가지 않습니다. `14:00`은 첫날, `+1h`는 첫 `at`부터 잰 시간, `day 3 19:00`은 첫날부터 사흘 뒤, `2026-03-03 11:00`은 그 날짜입니다.

plus-without-start = `+`를 어디서부터 잴지 알 수 없습니다.
    .why = `+1h`는 테스트의 첫 `at`부터 잽니다.
    .help = 첫 줄에는 시각이나 날짜를 적으세요.
    .explain = 테스트의 첫 `at`이 언제 시작하는지를 말합니다. `at 14:00`은 첫날인 2026년 1월 5일 월요일이고, `at 2026-03-03 11:00`처럼 날짜를 적을 수도 있습니다. `+`는 모두 거기서부터 잽니다.

time-too-far = 다룰 수 있는 날짜를 넘어선 시각입니다.
    .why = 단비는 9999년까지 셉니다.
    .help = 더 가까운 날짜를 쓰세요.
    .explain = 테스트의 시각은 9999년까지의 현지 날짜와 시각입니다.

contradiction = 무언가를 기대하면서 `nothing`도 기대합니다.
    .why = 둘 다 맞을 수 없으므로 이 테스트는 늘 실패합니다.
    .help = 기대한 것 말고는 없어야 한다면 `expect no more`를 쓰고, 아니면 둘 중 하나를 지우세요.
    .expected = 여기에서 기대합니다
    .explain = `expect nothing`은 메시지가 하나도 나가지 않고 혜택도 지급되지 않을 때 맞습니다. `expect no more`는 테스트가 기대한 것만 나갈 때 맞습니다.

test-without-expectation = 이 테스트는 아무것도 기대하지 않습니다.
    .why = 실패할 수 없는 테스트는 아무것도 보여 주지 못합니다.
    .help = `at +1h expect push cart_waiting`처럼 일어나야 할 일을 적으세요. 아무것도 나가면 안 된다면 `expect nothing`을 쓰세요.
    .explain = 테스트는 상황을 적고, 그때 캠페인이 무엇을 해야 하는지 말합니다. `expect`가 없으면 캠페인이 무엇을 하든 통과합니다. 아무것도 나가지 않아야 한다는 것도 `expect nothing`으로 말해야 합니다.

value-too-long = { $unit ->
    [items] 항목이 { $count }개인데 스키마는 { $most }개까지 허용합니다.
   *[characters] { $count }자인데 스키마는 { $most }자까지 허용합니다.
}
    .why = 스키마에 맞지 않는 값은 런타임이 받지 않으므로, 여기에 적은 일은 일어날 수 없습니다.
    .help = 값을 줄이거나 `schema/`의 `max`를 늘리세요.
    .explain = 텍스트와 링크, 목록이 얼마나 길 수 있는지는 스키마가 정하고, 메시지의 길이도 여기에서 나옵니다. 단계가 정하거나 넘겨주는 값도 같은 한도를 지켜야 합니다. 테스트의 값도 그래야 실제로 일어날 수 있는 일을 보여 줍니다.
