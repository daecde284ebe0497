### 텍스트, 메시지, 혜택, 정책에 관한 문제입니다.

missing-default = `{$path}` 값이 없을 수 있는데, 그때 쓸 말이 없습니다.
    .here = 값이 없을 수 있습니다
    .why = 이 값이 없는 고객은 빈자리가 있는 메시지를 받게 됩니다.
    .help = 대신 쓸 말을 `{"{{"} {$path} | default('..') {"}}"}`처럼 적거나, 문장을 `{"{%"} if {$path} is set {"%}"}` 안에 넣으세요.
    .explain = 선택 속성은 고객에 따라 값이 없을 수 있습니다. 그 값을 보여 주는 텍스트는 값이 없을 때 무엇을 쓸지 정해야 합니다. 뒤에 `default('..')`를 붙이거나 `if .. is set`으로 감싸세요. 그 `if` 안에서는 기본값이 필요 없습니다. 비교는 값이 있을 때만 참이므로 `if user.tier == vip`로도 충분합니다.

useless-default = 쓰일 일이 없는 기본값입니다.
    .here = 앞의 값은 언제나 있습니다
    .why = 읽는 사람은 이 값이 없을 수도 있다고 생각하게 됩니다.
    .help = `default`를 지우세요.
    .explain = `default`는 값이 없을 때 보여 줄 말입니다. 스키마에서 선택이라고 하지 않은 값은 언제나 있습니다. 바깥의 `if .. is set`이나 앞선 `default`가 이미 챙긴 값도 마찬가지입니다.

unprintable = {$type}{JOSA($type, "은/는", "only")} 텍스트에 그대로 쓸 수 없습니다.
    .here = {$type}입니다
    .why = 사람은 말과 숫자를 읽습니다. 기간이나 참거짓, 레코드 전체는 정해진 표기가 없습니다.
    .help = 다른 값을 쓰거나 문장으로 풀어 쓰세요.
    .help-list = 항목을 하나씩 꺼내세요: `{"{%"} for item in .. {"%}"}`.
    .help-boolean = 두 문장을 모두 쓰세요: `{"{%"} if .. {"%}"} .. {"{%"} else {"%}"} .. {"{%"} endif {"%}"}`.
    .help-record = 보여 줄 항목을 점 뒤에 쓰세요.
    .explain = 텍스트, 링크, 숫자, 금액, 비율, 시각, 열거형 값은 그대로 쓸 수 있고, 날짜는 `date`나 `time` 필터와 함께 씁니다. 목록에는 `for`, 조건에는 `if`, 레코드에는 항목 이름이 필요합니다. 기간은 그대로 보여 주지 않으니 말로 쓰세요.

needs-date-filter = 날짜를 어떻게 쓸지 정하지 않았습니다.
    .here = {$type}입니다
    .why = `2026-12-24`는 기계가 읽는 표기입니다. 사람은 12월 24일이라고 읽습니다.
    .help = 표기를 정하세요: `| date('long')`, `'short'`, `'month_day'`. 시각은 `| time`입니다.
    .explain = 날짜와 일시에는 정해진 표기가 없습니다. `date` 필터는 고객이 있는 곳의 날짜를 텍스트의 언어로 씁니다. `long`은 2026년 12월 24일, `short`는 2026. 12. 24., `month_day`는 12월 24일입니다. `time` 필터는 10:00처럼 시각을 씁니다.

literal-placeholder = 중괄호 안에 정해진 값이 있습니다.
    .why = 중괄호는 고객마다 다른 값의 자리입니다. 읽는 사람은 그런 값을 찾게 됩니다.
    .help = 중괄호 없이 텍스트에 그대로 쓰세요.
    .explain = `{"{{"} .. {"}}"}`는 고객, 이벤트, 혜택, 목록의 값이나 `danbi.toml`의 상수를 보여 줍니다. 모두에게 같은 말은 텍스트에 그대로 씁니다.

filter-type = `{$filter}` 필터는 {$type}에 쓸 수 없습니다.
    .here = 들어오는 값은 {$type}입니다
    .why = 필터가 다룰 수 없는 값이라 텍스트가 잘못 나옵니다.
    .help = 필터를 지우거나 다른 필터를 쓰세요.
    .help-date = `date`는 날짜나 일시에 씁니다.
    .help-default = `default`는 텍스트에 쓸 수 있는 값이나 날짜에 씁니다. 목록과 레코드에는 필요 없습니다.
    .help-josa = `josa`는 텍스트, 숫자, 금액에 씁니다. 날짜라면 앞에 `date`나 `time`을 먼저 쓰세요.
    .help-money = `money`는 금액에 씁니다. 그냥 숫자라면 `number`가 있습니다.
    .help-number = `number`는 정수나 소수에 씁니다. 금액에는 `money`를 쓰세요.
    .help-time = `time`은 일시나 시각에 씁니다.
    .help-truncate = `truncate`는 텍스트에 씁니다.
    .explain = 필터마다 받는 타입과 내놓는 타입이 있습니다. `money`, `number`, `date`, `time`, `truncate`, `josa`는 텍스트를 내놓습니다. 그래서 `price | money | josa('을/를')`는 되고 `price | josa('을/를') | money`는 되지 않습니다.

filter-argument-count = `{$filter}` 괄호 안에 값이 {$found ->
        [0] 없습니다
       *[other] {$found}개 있습니다
    }.
    .why = 모자라거나 넘치면 무엇을 보여 줄지 알 수 없습니다.
    .help = 아무것도 받지 않습니다. `{$filter}`만 쓰세요.
    .help-date = `date`만 쓰거나 `date('long')`, `date('short')`, `date('month_day')`처럼 쓰세요.
    .help-default = 대신 쓸 말을 적으세요: `default('고객')`.
    .help-josa = 조사 쌍을 적으세요: `josa('은/는')`.
    .help-number = `number`만 쓰거나, 소수 두 자리라면 `number(2)`로 쓰세요.
    .help-truncate = 글자 수를 적으세요: `truncate(20)`.
    .explain = 필터의 값은 괄호 안에 차례로 씁니다. `default('고객')`, `josa('은/는')`, `truncate(20)`는 하나를 받고, `date`와 `number`는 하나를 받을 수 있으며, `money`와 `time`은 받지 않습니다.

filter-argument = `{$filter}` 필터가 다룰 수 없는 값입니다.
    .here = 필터가 받는 값이 아닙니다
    .why = 무엇을 보여 줄지 알 수 없습니다.
    .help = 다음 가운데 하나입니다: {$choices}.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .help-alternative = 앞의 값과 같은 타입이어야 합니다: {$type}.
    .help-count = {$least}부터 {$most}까지의 정수를 쓰세요.
    .explain = `default`는 대신할 값과 같은 타입을 받습니다. 텍스트에는 텍스트, 숫자에는 `0`, 금액에는 `0 KRW`입니다. `date`는 표기의 이름을, `josa`는 조사 쌍(`은/는`, `이/가`, `을/를`, `과/와`, `으로/로`, `아/야`, `이나/나`, `이랑/랑`, `이라/라`, `이며/며`, `이에요/예요`)을, `truncate`와 `number`는 정수를 받습니다.

taken-in-texts = `{$name}`{JOSA($name, "은/는", "only")} 이미 상수 묶음의 이름입니다.
    .why = `{"{{"} {$name}.. {"}}"}`가 둘 가운데 무엇인지 읽는 사람이 알 수 없습니다.
    .help = 다른 이름을 쓰거나 `danbi.toml`에서 묶음의 이름을 바꾸세요.
    .constant = 이 묶음의 상수
    .explain = 모든 텍스트에서 `danbi.toml`의 상수를 묶음 이름으로 부를 수 있습니다. `[constants.brand]`는 `{"{{"} brand.name {"}}"}`이 됩니다. 매개변수와 `for`의 항목에는 다른 이름이 필요합니다.

for-over-no-list = `for`에는 목록이 필요한데, {$type}입니다.
    .here = {$type}입니다
    .why = 하나씩 꺼낼 것이 없습니다.
    .help = `list of ..`인 매개변수나 목록 타입의 속성을 쓰세요.
    .explain = `{"{%"} for item in items {"%}"}`는 목록을 하나씩 꺼냅니다. `collect`가 모은 것, `load`가 가져온 것, 스키마에서 목록으로 선언한 속성에 씁니다.

unbounded-list = 이 목록에 항목이 몇 개까지 들어 있을지 알 수 없습니다.
    .here = `max`가 없습니다
    .why = 텍스트가 끝없이 길어질 수 있는데, 채널마다 길이 한도가 있습니다.
    .help = 스키마에서 목록에 `max`를 정하세요.
    .explain = 목록을 꺼내 쓰는 텍스트는 목록만큼 길어집니다. 단비는 고객이 받을 수 있는 가장 긴 텍스트를 계산하므로, 텍스트에서 쓰는 목록에는 항목 수의 최댓값인 `max`가 필요합니다. `collect`가 모은 목록은 정하지 않아도 100개까지입니다.

link-without-scheme = 어디로 가는 링크인지 알 수 없습니다.
    .here = `https://`도 앱 스킴도 없습니다
    .why = 스킴이 없으면 휴대폰이나 메일 프로그램이 링크를 열지 못합니다.
    .help = `https://`나 `shop://` 같은 앱 스킴으로 시작하세요.
    .help-placeholder = `https://`, `{"{{"} brand.url {"}}"}` 같은 상수, 또는 url 타입의 값으로 시작하세요.
    .explain = 링크는 스킴으로 시작합니다: `https://example.com/cart`, `shop://cart`, `mailto:`, `tel:`. `danbi.toml`의 상수나 스키마에서 url로 선언한 값으로 시작해도 됩니다. 그 뒤에는 중괄호를 자유롭게 쓸 수 있습니다.

message-without-purpose = 메시지 `{$name}`에 목적이 없습니다.
    .why = 목적에 따라 필요한 동의, 보낼 수 있는 시간, 발송 빈도 제한이 달라집니다.
    .help = `purpose advertising`을 쓰세요. `informational`, `authentication`, `statutory`도 있습니다.
    .explain = 메시지마다 목적이 하나 있습니다. `advertising`은 팔거나 다시 찾게 하려는 것입니다. `informational`은 주문이나 배송처럼 고객이 한 일에 필요한 안내입니다. `authentication`은 인증 번호, `statutory`는 법이 요구하는 고지입니다. 법이 묻는 일이므로 단비는 짐작하지 않습니다.

message-without-content = 메시지 `{$name}`에 보낼 내용이 없습니다.
    .why = 보내려 해도 보낼 것이 없습니다.
    .help = `push {"{"} title ".." body ".." {"}"}` 같은 내용을 쓰세요.
    .explain = 메시지에는 보낼 수 있는 채널마다 내용이 하나씩 있습니다. 발송할 때 `via`로 그 가운데에서 고릅니다.

not-a-topic = `{$name}`{JOSA($name, "은/는", "only")} 동의이지만 주제가 아닙니다.
    .why = 주제는 목적, 채널과 따로 고객이 동의하는 소재입니다.
    .help = `kind = "topic"`인 동의를 쓰거나 이 줄을 지우세요. 목적과 채널의 동의는 어차피 확인합니다.
    .declared = 다른 종류로 선언되었습니다
    .explain = 스키마의 동의에는 목적, 채널, 주제, 야간의 네 종류가 있습니다. 메시지의 `topic`과 빈도 제한의 `for topic`에는 주제인 동의를 씁니다.

source-needs-list = `{$name}`{JOSA($name, "은/는", "only")} 목록을 가져옵니다.
    .why = 콘텐츠는 언제나 여러 항목으로 옵니다.
    .help = `list of {$name}`{JOSA($name, "으로/로", "only")} 쓰세요.
    .explain = 매개변수는 이벤트 하나(`cart: cart_item_added`), `collect`가 모은 이벤트(`items: list of cart_item_added`), `load`가 가져온 것(`items: list of recommended`) 가운데 하나입니다. 콘텐츠는 언제나 목록입니다.

ended-channel = `{$name}`{JOSA($name, "은/는", "only")} {$until}에 끝난 채널입니다.
    .why = 이제 이 채널로는 아무것도 보낼 수 없습니다.
    .help = 대신하는 `{$instead}`{JOSA($instead, "을/를", "only")} 쓰세요.
    .explain = 카카오 친구톡은 2025년 말에 끝났고, 지금은 오류로 답합니다. 카카오로 보내는 광고는 브랜드 메시지로, 주문 안내 같은 정보는 알림톡으로 보냅니다.

channel-not-set-up = 프로젝트가 아직 `{$name}` 채널로 보내지 않습니다.
    .here = danbi.toml에 없습니다
    .why = 보내는 곳이 없으면 메시지를 만들어도 나가지 못합니다.
    .help = `danbi.toml`에 `[channels.{$name}]` 표를 더하세요.
    .also = 여기에도 있으며, 모두 { $uses }곳에서 씁니다
    .explain = `danbi.toml`에는 프로젝트가 쓰는 채널이 보내는 이, 대체 발송까지 기다릴 시간과 함께 적혀 있습니다. 메시지는 그 채널에서만 말할 수 있습니다.

channel-without-formats = `{$channel}`에는 고를 수 있는 형식이 없습니다.
    .here = 형식이 아닙니다
    .why = 아무 일도 하지 않는 낱말은 실수를 가립니다.
    .help = `{$name}`{JOSA($name, "을/를", "only")} 지우세요. 로캘은 `in en`처럼 씁니다.
    .explain = `brand_message image`처럼 메시지의 형식이 여럿인 채널이 있습니다. 그 밖의 채널은 형식이 하나이고, 채널 이름과 중괄호 사이에는 `in 로캘`만 올 수 있습니다.

channel-without-templates = `{$channel}`에는 승인받은 템플릿이 없습니다.
    .why = 이 이름은 어디에도 쓰이지 않습니다.
    .help = `template ".."`을 지우세요.
    .explain = 알림톡은 카카오의 검수를 미리 받고, 메시지에는 승인받은 템플릿의 이름을 씁니다. 다른 채널은 메시지에 쓴 대로 보냅니다.

template-needed = `{$channel}`에는 승인받은 템플릿의 이름이 필요합니다.
    .why = 승인받지 않은 내용은 발송이 거절됩니다.
    .help = `{$channel} template "이름" {"{"} .. {"}"}`처럼 승인받은 이름을 쓰세요.
    .explain = 알림톡은 미리 승인받은 템플릿으로만 나갑니다. 내용은 템플릿과 같고, 변수 자리에 값이 들어갑니다.

channel-without-buttons = `{$channel}`에는 버튼이 없습니다.
    .why = 아무도 볼 수 없습니다.
    .help = 본문에 링크를 넣거나 `cta`를 쓰세요.
    .explain = 글자만 담는 채널이 있습니다. 그런 채널에서 메시지의 `cta`는 채널이 허락하면 본문 끝에 붙습니다.

unknown-content-field = `{$channel}`에는 `{$name}` 항목이 없습니다.
    .why = 채널이 보여 줄 수 없는 것은 소리 없이 사라집니다.
    .help = 쓸 수 있는 항목: {$fields}.
    .help-nearest = 혹시 `{$nearest}`{JOSA($nearest, "을/를", "only")} 쓰려던 것인가요?
    .explain = 채널과 형식마다 정해진 항목이 있습니다. 푸시에는 제목과 본문, 이메일에는 제목과 미리보기와 본문이 있습니다. 항목은 한도, 출처와 함께 단비에 들어 있고, 직접 만든 채널의 항목은 `danbi.toml`에서 정합니다.

not-a-link = `{$name}`{JOSA($name, "은/는", "only")} 링크가 없는 텍스트입니다.
    .why = 링크가 사라집니다.
    .help = `-> ".."`를 지우거나 `cta`를 쓰세요.
    .explain = 버튼이나 그런 항목이 있는 형식에서만 링크를 답니다: `button "쿠폰 받기" -> "https://.."`. 메시지의 행동 유도는 `cta`입니다.

field-needs-link = `{$name}`에 갈 곳이 없습니다.
    .why = 링크가 없는 버튼은 눌러도 아무 일이 없습니다.
    .help = 갈 곳을 쓰세요: `{$name} ".." -> "https://.."`.
    .explain = 버튼과 그런 항목은 글과 링크를 함께 씁니다.

field-without-file = `{$channel}`의 `{$name}`{JOSA($name, "은/는", "only")} 파일에서 가져올 수 없습니다.
    .why = 파일을 따로 둘 만한 것은 HTML 한 장뿐입니다.
    .help = 텍스트를 `"`나 `"""` 사이에 쓰세요.
    .explain = 이메일 본문은 `from "cart.mjml"`로 파일에서 가져올 수 있습니다. 나머지는 짧으므로 메시지 안에 쓰고, 길이도 거기서 검사합니다.

missing-field = `{$channel}`에는 `{$name}`{JOSA($name, "이/가", "only")} 필요합니다.
    .here = `{$name}`{JOSA($name, "이/가", "only")} 없습니다
    .why = 없으면 채널이 거절하거나 빈칸으로 보여 줍니다.
    .help = `{$name} ".."`를 더하세요.
    .explain = 항목 가운데에는 없어도 되는 것과 꼭 있어야 하는 것이 있습니다. 이메일에는 제목과 본문이, 푸시에는 본문이 꼭 있어야 합니다.

duplicate-content = `{$locale}`의 `{$name}`{JOSA($name, "이/가", "only")} 둘입니다.
    .here = 다시 나옵니다
    .first = 먼저 나온 곳
    .why = 둘 가운데 하나만 보낼 수 있는데, 어느 것인지 알 수 없습니다.
    .help = 하나만 남기거나, `in`으로 다른 로캘을 쓰거나, 두 번째를 `variant`로 만드세요.
    .explain = 메시지에는 채널과 로캘마다 내용이 하나, 로캘마다 `cta`가 하나 있습니다. `in`이 없으면 프로젝트의 첫 로캘입니다. 서로 견주어 볼 텍스트는 시안(`variant`)으로 만듭니다.

first-locale-missing = `{$channel}`에 `{$locale}` 텍스트가 없습니다.
    .why = `{$locale}`{JOSA($locale, "은/는", "only")} 프로젝트의 첫 로캘입니다. 다른 로캘을 읽지 않는 고객은 모두 이것을 받습니다.
    .help = `in` 없이, 또는 `in {$locale}`{JOSA($locale, "으로/로", "only")} `{$channel} {"{"} .. {"}"}`를 더하세요.
    .explain = `danbi.toml`의 첫 로캘은 다른 로캘이 없을 때 쓰는 것입니다. 다른 로캘로만 쓴 채널은 나머지 고객에게 보낼 내용이 없습니다.

variant-adds-channel = 시안 `{$variant}`에는 `{$channel}`{JOSA($channel, "이/가", "only")} 있지만 메시지에는 없습니다.
    .message = 이 메시지에는 그 내용이 없습니다
    .why = 시안은 말을 바꿉니다. 시안 없이 보내면 보낼 것이 없습니다.
    .help = 메시지에 `{$channel} {"{"} .. {"}"}`를 더하세요.
    .explain = 시안에 없는 것은 메시지에서 가져옵니다. 그래서 시안이 쓰는 채널마다 메시지에도 내용이 있어야 합니다.

offer-without-benefit = 혜택 `{$name}`에 주는 것이 없습니다.
    .why = 받은 고객이 무엇을 받았는지 알 수 없습니다.
    .help = 주는 것을 쓰세요: `discount 10%`, `shipping free`, `trial 30d`, `points 1_000`, `gift ".."`, `upgrade 등급`, `access ".."`.
    .explain = 혜택에는 주는 것이 하나 이상 있습니다. 다른 줄은 언제 쓸 수 있는지, 한 고객이 몇 번 받을 수 있는지, 법이 알리라는 조건이 무엇인지를 말합니다.

offer-currencies = 한 혜택에 {$other}{JOSA($other, "과/와", "only")} {$currency}{JOSA($currency, "이/가", "only")} 함께 있습니다.
    .here = {$currency}
    .first = {$other}
    .why = 통화가 다르면 서로 비교하거나 한 예산에서 셀 수 없습니다.
    .help = 통화를 하나만 쓰세요. 다른 나라의 혜택은 따로 만듭니다.
    .explain = 단비는 환율을 계산하지 않습니다. 환율은 바뀌고, 혜택을 주는 쪽의 일입니다. 한 혜택의 금액은 모두 한 통화입니다.

foreign-currency = 혜택은 {$currency}, 프로젝트는 {$expected}입니다.
    .why = 프로젝트의 예산과 합계는 프로젝트의 통화로 셉니다.
    .help = {$expected}{JOSA($expected, "을/를", "only")} 쓰거나 `danbi.toml`의 `currency`를 바꾸세요.
    .explain = `danbi.toml`의 `currency`는 프로젝트의 혜택이 쓰는 통화입니다. 여러 통화의 혜택이 있는 프로젝트라면 지우세요.

discount-range = {$percent} 할인은 있을 수 없습니다.
    .why = 0%면 할인이 아니고, 100%를 넘으면 돈을 돌려주게 됩니다.
    .help = `discount 10%`처럼 0%보다 크고 100%를 넘지 않는 비율을 쓰세요.
    .explain = 할인율은 0%보다 크고 100%보다 크지 않습니다. 정해진 금액을 깎는다면 `discount 5_000 KRW`처럼 씁니다.

not-positive = 0보다 큰 값이어야 합니다.
    .why = 없거나 모자란 것은 줄 수 없습니다.
    .help = 0보다 큰 값을 쓰거나 줄을 지우세요.
    .explain = 혜택의 금액과 포인트와 예산은 0보다 큽니다. 최소 금액이나 예산이 없다면 그 줄을 쓰지 않습니다.

discount-over-minimum = 할인 {$discount}{JOSA($discount, "이/가", "only")} 최소 금액 {$minimum}보다 큽니다.
    .why = {$minimum}어치를 주문한 고객은 돈을 돌려받게 됩니다.
    .help = `minimum`을 올리거나 할인을 줄이세요.
    .explain = 정액 할인은 `minimum` 이상의 주문에서 뺍니다. 할인이 그보다 크면 가장 작은 주문은 값이 0보다 작아집니다.

cannot-withhold = `{$purpose}`{JOSA($purpose, "은/는", "only")} 반드시 도착해야 합니다.
    .here = 제한하거나 미룰 수 없습니다
    .declared = 목적이 `{$purpose}`입니다
    .why = 한 시간 늦은 인증 번호나 오지 않은 법정 고지는 고객에게도 회사에도 해가 됩니다.
    .help = 이 부분을 지우세요. 다른 목적은 제한하고 미룰 수 있습니다.
    .explain = 목적이 `authentication`이나 `statutory`인 메시지는 언제나 바로 나갑니다. 발송 빈도 제한에 세지 않고, 방해 금지 시간에도 미루지 않으며, 대조군에도 보냅니다. 달리 쓰면 오류입니다.

duplicate-cap = 같은 기간의 같은 발송을 두 번 제한합니다.
    .here = 다시 나옵니다
    .first = 먼저 나온 곳
    .why = 둘 가운데 작은 수만 뜻이 있습니다.
    .help = 하나만 남기세요.
    .explain = 빈도 제한은 고객이 어떤 메시지를 얼마 동안 몇 번까지 받는지 정합니다. `cap 2 per 24h, 5 per 7d`처럼 기간이 다른 제한은 함께 지켜집니다. 기간과 대상이 같은 제한은 서로 어긋납니다. 지난 시간을 셀 때 `1d`와 `24h`는 같습니다.

foreign-placeholder = `{ $written }`{ JOSA($written, "은/는", "only") } 여기서는 글자 그대로 나갑니다.
    .why = 다른 도구가 값을 넣을 때 쓰는 표기입니다. 단비에서는 `{"{{"}`와 `{"}}"}` 사이에 값을 쓰며, 이름이 맞는지 검사합니다.
    .help = `{"{{"} user.name {"}}"}`처럼 선언된 고객 속성이나 메시지 매개변수의 이름을 쓰세요. 글자 그대로 보내려면 줄 앞에 `allow foreign-placeholder ".."`를 적습니다.
    .help-right = `{ $right }`{ JOSA($right, "을/를", "only") } 쓰세요. 글자 그대로 보내려면 줄 앞에 `allow foreign-placeholder ".."`를 적습니다.
    .explain =
        다른 도구에서 가져온 문구에는 그 도구의 표기가 남아 있습니다: `#{"{"}고객명{"}"}`, `%name%`, `${"{"}name{"}"}`, `*|FNAME|*`, 한 겹짜리 중괄호. 단비는 이것을 값으로 바꾸지 않습니다.

        `{"{{"}`와 `{"}}"}` 사이에는 고객 속성(`user.name`), 메시지 매개변수(`cart.product_name`), 혜택 정보(`offer.name`), 상수(`brand.url`)를 씁니다.

fixed-particle = 조사 `{ $written }`{ JOSA($written, "이/가", "only") } 모든 `{ $path }`에 맞지는 않습니다.
    .value = 이 값이 조사를 정함
    .why = 어느 조사가 맞는지는 값의 마지막 소리에 달렸습니다. 하나로 고정하면 절반은 틀리고, 둘을 함께 쓰면 안내장처럼 보입니다.
    .help = 필터가 고르게 하세요. 중괄호 안에 `| josa('{ $pair }')`{ JOSA($pair, "을/를", "only") } 더하고 `{ $written }`{ JOSA($written, "을/를", "only") } 지우면 됩니다.
    .explain =
        은/는, 이/가, 을/를, 과/와, 으로/로는 앞말의 소리에 따라 바뀝니다. `josa` 필터는 값을 쓰고 그 뒤에 맞는 조사를 붙입니다.

        텍스트 값 바로 뒤에 오고, 소리에 따라 바뀌는 조사만 살핍니다.
