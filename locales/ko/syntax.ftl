### 캠페인 파일을 쓰는 방법에 관한 문제입니다.

## 한도

nested-too-deep = { $kind }{JOSA($kind, "이/가", "only")} { $most }겹보다 깊게 열려 있습니다.
    .why = 이렇게 깊은 캠페인은 없습니다. 파일이 망가졌거나 잘못 만들어졌을 수 있습니다.
    .help = 앞에서 먼저 닫거나, 여기에 쓴 것을 나누세요.
    .explain =
        괄호와 중괄호, 태그는 { $most }겹까지만 겹칠 수 있습니다. 실제 캠페인에 필요한 것보다 훨씬 넉넉한 한도입니다.

        망가진 파일이 컴퓨터를 멈추게 하지 않으려는 것입니다. 닫히지 않고 계속 열리는 괄호가 있는지 살펴보세요. 정말 필요하다면 조건을 세그먼트로 나누세요.

chain-too-long = 이어진 조건이 { $most }개를 넘습니다.
    .why = 이렇게 긴 조건은 읽어서 확인할 수 없습니다.
    .help = 일부를 세그먼트로 만들어 이름을 붙이거나, 값을 `in [a, b]`로 묶으세요.
    .explain =
        `and`, `or`, `not`, `else if`로 잇는 조건은 { $most }개까지입니다.

        같은 속성을 여러 번 비교한다면 `user.tier in [gold, vip]`처럼 짧게 쓸 수 있습니다. 나머지는 세그먼트로 나누면 이름으로 읽을 수 있습니다.

## 글자

hidden-character = 여기에 보이지 않는 문자 { $character }{ JOSA($character, "이/가", "only") } 있습니다.
    .why = 보이지 않는 문자가 있으면 읽히는 것과 다르게 실행될 수 있습니다.
    .help = 이 문자를 지우세요.
    .explain =
        제어 문자, 글 중간의 바이트 순서 표시, 글쓰기 방향을 바꾸는 문자는 편집기에서 보이지 않습니다. 이런 문자로 캠페인을 다르게 보이게 할 수 있으므로 문구와 주석에도 쓸 수 없습니다.

        문서나 웹 페이지에서 붙여 넣을 때 딸려 오는 경우가 많습니다. 자동 수정은 이 문자를 지웁니다.

full-width = `{ $wrong }` 대신 `{ $right }`{ JOSA($right, "을/를", "only") } 씁니다.
    .why = 전각 기호와 둥근따옴표는 비슷해 보여도 다른 문자입니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요. `danbi check --fix`는 이 줄의 전각 기호를 모두 바꾸고, 따옴표 안의 문구는 그대로 둡니다.
    .explain =
        워드 프로세서와 동아시아 자판은 따옴표, 콜론, 쉼표, 숫자, 물결표를 다른 문자로 입력합니다: “ ” ： ， １ ～. 모양은 비슷하지만 같은 문자가 아닙니다.

        문구 안에서는 자유롭게 쓸 수 있습니다. 그 밖에서는 반각 문자를 쓰세요.

comment-style = 주석은 `{ $sign }`{ JOSA($sign, "이/가", "only") } 아니라 `//`로 시작합니다.
    .why = 주석을 쓰는 방법은 하나입니다. `//`부터 줄 끝까지입니다.
    .help = 주석의 줄마다 앞에 `//`를 쓰세요.
    .explain =
        주석은 `//`로 시작해 그 줄에서 끝납니다. `///`는 바로 아래 선언의 설명입니다.

        다른 언어의 `#`, `/* */`, `--`는 주석이 아닙니다.

stray-separator = 여기에는 `{ $sign }`{ JOSA($sign, "이/가", "only") } 필요하지 않습니다.
    .why = 줄마다 정해진 낱말로 시작하므로 줄 끝에 아무 기호도 쓰지 않습니다.
    .help = `{ $sign }`{ JOSA($sign, "을/를", "only") } 지우세요.
    .explain =
        모든 항목과 단계는 정해진 낱말로 시작하므로 사이에 기호가 필요하지 않습니다. 세미콜론은 쓰지 않고, 쉼표는 목록의 값 사이에만 쓰며 마지막 값 뒤에는 쓰지 않습니다.

## 이름과 낱말

part-order = `{ $late }`{JOSA($late, "이/가", "only")} 너무 뒤에 있습니다. `{ $before }` 앞에 옵니다.
    .why = 같은 종류의 줄은 순서가 모두 같아서, 어느 캠페인이든 똑같이 읽힙니다.
    .help = `{ $before }` 앞으로 옮기세요. `{ $word }` 뒤의 순서는 { $order }입니다.
    .explain =
        한 줄을 이루는 부분에는 순서가 있습니다. `send`에는 메시지 이름, `variant`, `via`, `with`나 `promising`, 마지막으로 `otherwise`가 옵니다. 이벤트는 이름을 쓰고 `as`로
        묶은 다음 `where`로 좁힙니다. `did`에는 `where`, 횟수, 기간이 차례로 옵니다.

missing-name = 이 `{ $word }`에는 이름이 없습니다.
    .why = 다른 줄, 보고서, 실행 중인 캠페인이 모두 이름으로 가리킵니다.
    .help = `{ $word }` 뒤에 이름을 쓰세요. 글자, 숫자, `_`를 쓸 수 있고 한글도 됩니다.
    .help-title = 제목 앞에 이름을 쓰세요. `{ $name }`{JOSA($name, "은/는", "only")} 어떤가요?
    .explain =
        세그먼트, 혜택, 메시지, 여정에는 이름이 있고, 그 뒤에 사람이 읽는 제목을 붙일 수 있습니다: `journey welcome "환영" ..`. 이름은 글자, 숫자, `_`로 된
        한 단어입니다. 제목을 바꾸어도 이름은 그대로이고, 다른 곳에서는 모두 이름으로 가리킵니다.

reserved-word = `{ $name }`{ JOSA($name, "은/는", "only") } 언어의 낱말이어서 여기에서 이름으로 쓸 수 없습니다.
    .why = 이름인지 언어의 낱말인지 읽는 사람이 알 수 없습니다.
    .help = 다른 이름을 쓰세요. 같은 이름의 열거 값은 따옴표로 `"{ $name }"`처럼 씁니다.
    .help-opening = 다른 이름을 쓰세요. `{ $name }`{ JOSA($name, "은/는", "only") } 캠페인의 줄을 시작하는 낱말입니다.
    .explain =
        `and or not in is did if else match otherwise`는 어디에서도 이름이 될 수 없습니다. 선언, 항목, 분기, 단계를 시작하는 낱말(`offer`, `wait`, `goal`, `on` 등)은 선언, 바인딩, 라벨, 분기, 시안의 이름이
        될 수 없지만 속성의 이름은 될 수 있습니다.

        예약어이거나 이름이 될 수 없는 열거 값은 따옴표로 씁니다: `user.country in ["in", kr]`.

capital-keyword = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } 소문자로 `{ $right }`{ JOSA($right, "이라고/라고", "only") } 씁니다.
    .why = 언어의 낱말은 소문자이므로 대문자로 쓴 이름과 헷갈리지 않습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        `and`, `send`, `wait` 같은 언어의 낱말은 소문자로 씁니다. 이름은 원하는 대로 쓸 수 있습니다.

misspelt-word = { $known ->
        [yes] 여기서는 `{ $wrong }`{ JOSA($wrong, "이/가", "only") } 아니라 `{ $right }`{ JOSA($right, "이라고/라고", "only") } 씁니다.
       *[no] `{ $wrong }`{ JOSA($wrong, "은/는", "only") } 여기에 쓸 수 있는 낱말이 아닙니다.
    }
    .why = { $known ->
        [yes] 같은 뜻은 언제나 같은 낱말로 써야 누가 읽어도 똑같이 읽힙니다.
       *[no] 줄의 뜻은 낱말로 정해지므로 모르는 낱말은 무엇이든 될 수 있습니다.
    }
    .help = { $known ->
        [yes] `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
       *[no] `{ $right }`{ JOSA($right, "을/를", "only") } 쓰려고 했나요?
    }
    .explain =
        이 자리에는 정해진 낱말만 올 수 있습니다. 대개 오타이거나, 다른 도구에서 같은 뜻으로 쓰는 낱말입니다.

unknown-declaration = `{ $word }`{ JOSA($word, "으로/로", "only") } 시작하는 선언은 없습니다.
    .why = 파일은 세그먼트, 혜택, 메시지, 여정, 테스트와 하나의 정책으로 이루어집니다. 그 밖의 것은 아무 일도 하지 않습니다.
    .help = `segment`, `offer`, `message`, `journey`, `policy`, `test` 가운데 하나로 시작하세요.
    .help-nearest = `{ $right }`{ JOSA($right, "을/를", "only") } 쓰려고 했나요?
    .explain =
        캠페인 파일에는 선언이 차례로 놓입니다. `segment`는 누구에게, `offer`는 어떤 혜택을, `message`는 무슨 말을, `journey`는 언제, `policy`는 얼마나 자주, `test`는 확인입니다. 선언은 줄의 맨 앞에서 시작합니다.

        다른 도구에서 캠페인, 플로우, 캔버스라고 부르는 것은 `journey`입니다.

unexpected = { $found ->
        [none] `{ $after }` 뒤에 무언가 빠졌습니다.
       *[other] `{ $found }`{ JOSA($found, "은/는", "only") } 여기에 맞지 않습니다.
    }
    .why = 이 줄은 읽을 수 없어 제외했고, 나머지는 모두 검사했습니다.
    .help = 언어 안내서에서 이 줄의 쓰는 방법을 확인하세요.
    .help-expected = 여기에 올 수 있는 것: { $expected }.{ $example ->
        [none] {""}
       *[other] {" "}예: `{ $example }`
    }
    .help-next = 다음 줄은 이런 낱말로 시작합니다: { $next }.
    .help-expected-next = 여기에는 { $expected }{JOSA($expected, "을/를", "only")} 쓸 수 있습니다. 줄이 끝났다면 다음 줄은 이런 낱말로 시작합니다: { $next }.{ $example ->
        [none] {""}
       *[other] {" "}예: `{ $example }`
    }
    .help-stop = `stop`은 흐름이 거기에 왔을 때 여정을 끝냅니다. 어떤 일이 일어나면 언제든 끝내려면 첫 단계 위에 `exit on ..`이나 `exit when ..`을 쓰세요. 예: `exit on order_completed`
    .help-expect = 어느 때에 일어나는 일은 그 시각과 함께 기대합니다: `at +1h expect push hello`. 전체에 대한 것만 따로 씁니다: `expect nothing`, `expect no more`, `expect goal`, `expect exited`.
    .help-name = `{ $after }` 뒤에는 이름을 씁니다.{ $example ->
        [none] {""}
       *[other] {" "}예: `{ $example }`
    }
    .explain =
        줄의 시작은 맞지만 이어지는 내용이 맞지 않습니다. 처음으로 맞지 않는 낱말이나, 무언가 빠진 자리를 가리킵니다.

        이 줄만 제외됩니다. 고치면 그 뒤의 내용도 다시 검사합니다.

## 기호

sign-after-keyword = `{ $word }` 뒤에는 `{ $sign }`{ JOSA($sign, "이/가", "only") } 필요하지 않습니다.
    .why = 줄은 문장처럼 읽습니다. 낱말 다음에 바로 내용이 옵니다.
    .help = `{ $sign }`{ JOSA($sign, "을/를", "only") } 지우세요.
    .explain =
        항목은 `purpose advertising`, `window 10:00-20:00`처럼 낱말과 값으로 씁니다. 사이에 콜론이나 등호를 쓰지 않습니다.

        등호는 `segment x = ..`, `set user.x = ..`, `assign`에 쓰고, 콜론은 라벨 뒤와 매개변수의 타입 앞에 씁니다.

missing-colon = `{ $name }`{JOSA($name, "과/와", "only")} `{ $next }` 사이에는 콜론이 옵니다.
    .why = 콜론이 이름과 그 이름이 가리키는 것을 나눕니다.
    .help = `{ $name }: { $next }`{JOSA($next, "이라고/라고", "only")} 쓰세요.
    .explain =
        메시지의 매개변수는 이름, 콜론, 종류로 씁니다: `message cart_waiting(cart: cart_item_added)`. 단계 앞에는 콜론을 붙여 이름표를 달 수 있습니다:
        `nudge: send cart_waiting(cart)`.

missing-up-to = 무언가 일어나면 끝나는 기다림에는 `up to`를 씁니다.
    .why = `wait { $time }`{JOSA($time, "은/는", "only")} 언제나 끝까지 기다립니다. 블록이 있으면 그 안의 일이 일어나는 대로 다음으로 넘어갑니다.
    .help = `wait up to { $time }`{JOSA($time, "이라고/라고", "only")} 쓰세요.
    .explain =
        `wait 1d`는 하루가 지나가기를 기다립니다. 블록이 있는 `wait up to 1d`는 길어도 하루 동안 여러 일 가운데 먼저 일어나는 것을 기다립니다. `on`은 이벤트, `when`은 조건,
        `otherwise`는 시간이 다 되었을 때입니다.

missing-comma = `{ $word }` 앞에는 쉼표가 옵니다.
    .why = 쉼표는 줄이 하는 일과, 그것을 어떻게 재거나 제한하는지를 나눕니다.
    .help = `, { $word }`{JOSA($word, "이라고/라고", "only")} 쓰세요.
    .explain =
        문장에서처럼 쉼표 뒤에 오는 부분이 있습니다: `goal order_completed within 3d, target 12%`, `enter when dormant, including current`,
        `quiet 21:00-08:00 for advertising, hold`, `reentry once per key, while active restart`.

missing-equals = `{ $name }`{ JOSA($name, "과/와", "only") } 그 뜻 사이에 `=`이 필요합니다.
    .why = 등호가 이름과 제목을 조건과 나눕니다.
    .help = `=`을 쓰세요.
    .explain =
        세그먼트는 조건에 이름을 붙입니다: `segment dormant = did not app_opened in last 90d`. 등호 앞에 제목을 쓸 수 있습니다: `segment dormant "90일 이상 미활동" = ..`. `set`과 `assign`에도 같은 기호를 씁니다.

missing-arrow = 문구와 링크 사이에 `->`가 필요합니다.
    .why = 읽는 문구와 이동하는 주소를 나누는 기호입니다.
    .help = `->`를 쓰세요.
    .explain =
        행동 유도 문구와 버튼은 문구와 링크로 이루어집니다: `cta "결제하러 가기" -> "https://example.com/cart"`.

comparison-sign = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } 비교하지 않습니다. 비교는 `{ $right }`{ JOSA($right, "으로/로", "only") } 합니다.
    .why = { $single ->
        [yes] 등호 하나는 이름이나 값을 정할 뿐 묻지 않습니다.
       *[no] 비교마다 쓰는 기호가 하나씩 있습니다: `==`, `!=`, `<`, `<=`, `>`, `>=`.
    }
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        값은 `==`(같음), `!=`(다름), `<`, `<=`, `>`, `>=`로 비교합니다: `user.tier == gold`.

        등호 하나는 이름이나 값을 정하는 곳에만 씁니다: `segment x = ..`, `set user.x = ..`.

logical-sign = `{ $wrong }` 대신 `{ $right }`{ JOSA($right, "을/를", "only") } 씁니다.
    .why = 조건은 소리 내어 읽을 수 있도록 낱말로 잇습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        조건은 `and`와 `or`로 잇고 `not`으로 부정합니다. 누구나 읽을 수 있도록 프로그래밍 언어의 기호(`&&`, `||`, `!`)는 쓰지 않습니다.

range-form = 시간 범위는 붙여서 `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 시간 범위를 한 가지 모양으로 써야 한눈에 알아볼 수 있습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        범위는 두 시각을 빈칸 없이 `-`로 이어 `10:00-20:00`처럼 씁니다. 끝 시각은 포함하지 않으며, `21:00-08:00`은 자정을 넘깁니다.

## 숫자, 금액, 시간

number-too-large = `{ $text }`{ JOSA($text, "은/는", "only") } 너무 큰 수입니다.
    .why = 금액이 반올림되지 않도록 64비트 정수로 정확하게 셉니다.
    .help = 더 작은 수를 쓰세요.
    .explain =
        단비는 64비트 정수로 세고 금액은 가장 작은 단위로 다룹니다. 기간은 9,999년, 999,999,999일, 999,999,999시간까지입니다. 이 수는 그 범위를 넘습니다. 실제 캠페인의 가격이나 횟수, 기간은 여기에 미치지 않으니 숫자가 더 들어갔는지 살펴보세요.

too-many-decimals = `{ $text }`에는 소수 자리가 너무 많습니다. { $digits ->
        [0] 소수를 쓸 수 없습니다
       *[other] { $digits }자리까지 쓸 수 있습니다
    }.
    .why = 없는 자리를 조용히 버리면 다른 금액이 됩니다.
    .help = 남는 소수 자리를 지우세요.
    .explain =
        원과 엔에는 소수가 없고 달러와 유로는 두 자리입니다. 비율도 소수 두 자리까지입니다(`0.25%`). 더 작은 값은 지불하거나 셀 수 없으므로 쓸 수 없습니다.

number-comma = 숫자는 `_`로 끊어 `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 쉼표는 목록의 값을 나누는 기호이고, 나라에 따라 소수점이기도 합니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        긴 수는 읽기 쉽게 `_`로 끊을 수 있습니다: `30_000 KRW`. 쉼표는 값이 끝난 것으로 읽힙니다.

money-form = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = { $code ->
        [none] 금액은 숫자, 빈칸, 통화의 순서로 써야 두 통화가 섞이지 않습니다.
       *[other] `{ $code }`{ JOSA($code, "이라는/라는", "only") } 통화는 없습니다. 통화는 ISO 4217의 세 글자 코드로 씁니다.
    }
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        금액은 숫자와 빈칸, 대문자 세 글자의 통화로 씁니다: `30_000 KRW`, `9.90 USD`. 기호(₩, $)나 낱말(원, 만), 붙여 쓴 통화는 나라마다 뜻이 다르므로 쓰지 않습니다.

missing-currency = `{ $amount }`의 통화가 없습니다.
    .why = 통화가 없는 금액은 나라마다 다른 값입니다.
    .help = 금액 뒤에 통화를 쓰세요: `{ $amount } KRW`.
    .explain =
        금액은 숫자와 빈칸, 대문자 세 글자의 통화로 씁니다: `30_000 KRW`, `9.90 USD`. 단비는 같은 통화의 금액만 비교합니다.

missing-percent = 비율은 `%`를 붙여 `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 숫자만 있으면 횟수나 금액일 수도 있습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        비율은 빈칸 없이 기호를 붙여 `12%`, `0.5%`처럼 씁니다. `discount`, `holdout`, `target`과 실험의 분기가 그렇습니다.

minutes-or-months = `{ $text }`{ JOSA($text, "은/는", "only") } 몇 분인지 몇 달인지 알 수 없습니다.
    .why = 차이가 매우 크므로 단비는 짐작하지 않습니다.
    .help = 분이면 `{ $minutes }`, 달이면 `{ $months }`{ JOSA($months, "으로/로", "only") } 쓰세요.
    .help-minutes = `{ $minutes }`{ JOSA($minutes, "으로/로", "only") } 쓰세요.
    .explain =
        시간 단위는 `s min h d w mo y`입니다. `m`은 분으로도 달로도 읽히므로 단위가 아닙니다.

unknown-unit = `{ $unit }`{ JOSA($unit, "은/는", "only") } 시간 단위가 아닙니다.
    .why = 얼마나 걸리는지를 짐작에 맡길 수 없습니다.
    .help = `s min h d w mo y` 가운데 하나를 쓰세요. 초, 분, 시간, 일, 주, 월, 년입니다.
    .help-nearest = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        시간의 길이는 숫자와 단위를 붙여 씁니다: `90s`, `30min`, `1h`, `7d`, `2w`, `3mo`, `1y`. `1h30min`처럼 이어 쓸 수 있습니다.

        초, 분, 시간은 정확한 길이이고, 앞으로의 일, 주, 월, 년은 그 사람의 달력을 따릅니다.

spaced-duration = 시간의 길이는 붙여서 `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 붙여 써야 다른 것의 횟수와 헷갈리지 않습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        숫자와 단위는 붙여 씁니다: `7d`, `1h`, `30min`. 단위는 `s min h d w mo y`입니다.

missing-unit = `{ $amount }`의 단위가 없습니다.
    .why = 시간이냐 일이냐에 따라 다른 캠페인이 됩니다.
    .help = 숫자 뒤에 단위를 쓰세요. 일이면 `{ $amount }d`, 시간이면 `{ $amount }h`입니다.
    .explain =
        시간의 길이는 숫자와 단위를 붙여 씁니다. 단위는 `s min h d w mo y`이며 초, 분, 시간, 일, 주, 월, 년입니다.

time-form = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 시각은 어디서나 24시간제로 똑같이 씁니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        시각은 시와 분을 콜론으로 이어 0:00부터 23:59까지 씁니다: `10:00`, `21:30`. 초와 오전·오후는 쓰지 않습니다.

invalid-time = `{ $text }`{ JOSA($text, "이라는/라는", "only") } 시각은 없습니다.
    .why = 하루는 00:00부터 23:59까지입니다.
    .help = 00:00부터 23:59까지의 시각을 쓰세요.
    .help-midnight = `00:00`으로 쓰세요. 범위의 끝에서는 자정을 뜻합니다.
    .explain =
        시각은 `00:00`부터 `23:59`까지입니다. 자정은 범위의 끝에서도 `00:00`입니다. 끝 시각은 포함하지 않으므로 `18:00-00:00`은 자정에 끝납니다.

date-form = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = 연도를 먼저 쓰면 월과 일이 헷갈리지 않습니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        날짜는 연, 월, 일을 모든 자리까지 `-`로 이어 씁니다: `2026-12-24`. 빈칸 뒤에 시각을 쓸 수 있습니다: `2026-12-24 10:00`.

invalid-date = `{ $text }`{ JOSA($text, "이라는/라는", "only") } 날은 없습니다.
    .why = 없는 날에는 아무 일도 일어날 수 없습니다.
    .help = 달력을 확인하세요. 그 달이 더 짧을 수 있습니다.
    .help-year = 연도는 0001년부터 9998년까지입니다.
    .explain =
        쓰는 방법은 맞지만 달력에 없는 날입니다. 2월 30일, 4월 31일, 윤년이 아닌 해의 2월 29일, 12월을 넘는 달이 그렇습니다.
        연도는 0001년부터 9998년까지입니다.

once-with-period = `once`에는 기간을 붙이지 않습니다. `{ $right }`{ JOSA($right, "으로/로", "only") } 씁니다.
    .why = `once`는 평생 한 번이라는 뜻입니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain =
        `once`는 시간이 얼마나 지나도 한 번뿐입니다. 기간마다의 한도는 숫자로 씁니다: `limit 1 per 90d`, `reentry at most 1 per 30d`.

## 문구

single-quotes = 문구는 큰따옴표로 씁니다.
    .why = 작은따옴표는 치환 변수 안의 값에 씁니다. 거기서는 큰따옴표가 문구를 끝내기 때문입니다.
    .help = `"{ $text }"`{ JOSA($text, "으로/로", "only") } 쓰세요.
    .explain =
        문구는 큰따옴표 안에 씁니다: `"안녕하세요"`. 문구의 치환 변수 안에서는 작은따옴표를 씁니다: `{ "{{" } user.name | default('고객') { "}}" }`.

unclosed-string = 문구를 닫는 따옴표가 없습니다.
    .why = { $lines ->
        [several] 아래에 있는 것이 모두 문구에 들어가게 됩니다.
       *[one] 한 줄 문구는 줄에서 끝나므로 줄의 나머지가 모두 문구로 읽혔습니다.
    }
    .help = 문구가 끝나는 곳에 `"`를 쓰세요. 여러 줄 문구는 `"""`로 감쌉니다.
    .help-block = 문구가 끝나는 곳에 `"""`를 쓰세요.
    .explain =
        문구는 같은 줄에서 `"`로 시작해 `"`로 끝납니다. 여러 줄 문구는 `"""`로 시작해 `"""`로 끝납니다.

        문구 안의 따옴표는 `\"`로 씁니다.

missing-quotes = 문구는 따옴표로 감쌉니다.
    .why = 따옴표가 없으면 언어의 낱말로 읽힙니다.
    .help = `"{ $text }"`{ JOSA($text, "으로/로", "only") } 쓰세요.
    .explain =
        제목, 문구, 링크, 이유처럼 사람이 읽는 것은 모두 큰따옴표 안에 씁니다. 이름과 언어의 값은 따옴표 없이 씁니다.

quoted-value = `{ $value }`{JOSA($value, "은/는", "only")} 문구가 아니므로 따옴표 없이 씁니다.
    .why = 따옴표는 사람이 읽는 문구에만 씁니다. 이름, 숫자, 시각은 따옴표 없이 씁니다.
    .help = `{ $value }`{JOSA($value, "으로/로", "only")} 쓰세요.
    .explain =
        문구, 제목, 링크, 이유는 큰따옴표 안에 씁니다. 단비가 직접 이해하는 이름, 숫자, 금액, 비율, 날짜, 시각, 기간은 `wait 1h`나 `stage conversion`처럼
        따옴표 없이 씁니다.

quote-in-text = 이 따옴표에서 문구가 너무 일찍 끝납니다.
    .why = 그 뒤가 언어의 낱말로 읽힙니다.
    .help = 문구 안의 따옴표는 `\"`로 쓰거나 “ ”를 쓰세요.
    .explain =
        문구는 큰따옴표에서 다음 큰따옴표까지입니다. 문구에 속한 따옴표는 `\"`로 쓰고, “ ” 같은 둥근따옴표는 그대로 쓸 수 있습니다.

unknown-escape = 문구에서 `{ $text }`{ JOSA($text, "은/는", "only") } 아무 뜻이 없습니다.
    .why = 뜻하지 않게 바뀌지 않도록 역슬래시는 네 가지에만 씁니다.
    .help = 역슬래시 자체는 `\\`로 쓰세요. 쓸 수 있는 것은 `\"`, `\\`, `\n`, `\{ "{" }`입니다.
    .explain =
        문구에서 `\"`는 따옴표, `\\`는 역슬래시, `\n`은 줄 바꿈, `\{ "{" }`는 치환 변수를 열지 않는 중괄호입니다. 다른 글자 앞의 역슬래시는 윈도 경로처럼 잘못 들어간 경우가 많습니다.

## 블록

missing-brace = 이 중괄호가 닫히지 않았습니다.
    .why = 아래의 모든 내용이 이 블록에 속하게 됩니다.
    .help = 블록이 끝나는 곳에 닫는 중괄호를 쓰세요.
    .explain =
        여는 중괄호마다 닫는 중괄호가 필요합니다. 어느 것이 닫히지 않았는지는 들여쓰기로 판단하며, 다음 선언은 그대로 읽습니다.

extra-brace = 이 중괄호가 닫을 블록이 없습니다.
    .why = 중괄호가 남으면 선언이 너무 일찍 끝납니다.
    .help = 중괄호를 지우거나 앞에서 블록을 여세요.
    .explain =
        닫는 중괄호가 여는 중괄호보다 많습니다. 어느 것이 남는지는 들여쓰기로 판단합니다.

missing-bracket = 이 `{ $open }`{ JOSA($open, "이/가", "only") } 닫히지 않았습니다.
    .why = 그 뒤의 모든 내용이 목록에 속하게 됩니다.
    .help = 목록이 끝나는 곳에 `{ $close }`{ JOSA($close, "을/를", "only") } 쓰세요.
    .explain =
        괄호에는 `send cart_waiting(cart)`처럼 넘겨주는 값이나 조건의 일부를 쓰고, 대괄호에는 값의 목록을 씁니다. 모두 닫아야 합니다.

missing-block = `{ $word }` 뒤의 단계는 중괄호로 감쌉니다.
    .why = 중괄호가 없으면 어디에서 끝나는지 알 수 없습니다.
    .help = 단계를 중괄호로 감싸세요.
    .explain =
        `if`, `else`, `otherwise`, `on`, `when`의 단계는 하나뿐이어도 중괄호로 감쌉니다: `else { "{" } stop { "}" }`.

header-after-step = `{ $word }`{ JOSA($word, "은/는", "only") } 머리글에 속하므로 첫 단계보다 앞에 씁니다.
    .first-step = 여기에서 단계가 시작됩니다
    .why = 머리글은 여정 전체에 적용되고, 단계는 차례로 실행됩니다.
    .help = 이 줄을 첫 단계 앞으로 옮기세요.
    .explain =
        여정은 머리글로 시작합니다: `stage`, `enter`, `key`, `reentry`, `audience`, `exit`, `goal`, `window`, `holdout`, `active`. 그다음에 단계가 옵니다.

        단계 사이에 쓰면 거기서부터만 적용되는 것처럼 보이지만 언제나 여정 전체에 적용됩니다.

test-order = 이 줄은 테스트에서 너무 뒤에 있습니다.
    .later = 이것보다 앞에 와야 합니다
    .why = 테스트는 주어진 것, 일어나는 일, 끝에 확인할 것의 순서로 읽습니다.
    .help = 이 줄을 알맞은 부분으로 옮기세요.
    .explain =
        테스트는 세 부분입니다. 준비(`user`, `given`, `assign`), 시간 순서로 `at`으로 시작하는 줄, 전체 실행에 대한 확인(`expect nothing`, `no more`, `goal`, `exited`)입니다.

## 조건과 단계

missing-window = `{ $event }`{ JOSA($event, "을/를", "only") } 어느 기간에서 찾는지 없습니다.
    .why = 얼마나 거슬러 보느냐에 따라 찾는 사람과 저장할 기록이 달라집니다.
    .help = `in last 30d`, `since entry`, `ever` 가운데 하나를 쓰세요.
    .explain =
        행동은 언제나 기간 안에서 찾습니다: `in last 90d`, (여정에 들어온 뒤인) `since entry`, `ever`.

        실행 환경은 기간에 필요한 만큼만 기록을 저장하므로 기간을 짐작하지 않고 쓰게 합니다.

aggregate-without-property = `{ $event }`의 어느 속성인지 없습니다.
    .why = 합계, 평균, 최댓값에는 값이 필요합니다.
    .help = 점 뒤에 속성을 쓰세요: `{ $event }.amount`.
    .explain =
        `sum`, `avg`, `min`, `max`, `first`, `last`는 기간 안에서 이벤트의 속성을 계산합니다: `sum(order_completed.amount in last 90d)`. 이벤트를 세려면 `did .. at least 3 times`를 쓰세요.

useless-binding = `{ $name }`{ JOSA($name, "을/를", "only") } 쓸 수 있는 곳이 없습니다.
    .why = 이름은 이벤트 뒤에 오는 단계에서 쓰는데 여기에는 그런 단계가 없습니다.
    .help = `as { $name }`{ JOSA($name, "을/를", "only") } 지우세요.
    .explain =
        `as`는 뒤에 오는 단계에서 쓸 이름을 이벤트에 붙입니다. `enter on`과 대기의 `on`에서 씁니다. `exit`, `goal`, `collect`의 이벤트에는 그런 단계가 없고, `collect`는 모은 것 전체의 이름을 끝에 씁니다.

load-without-otherwise = `{ $source }`{ JOSA($source, "이/가", "only") } 응답하지 않을 때의 처리가 없습니다.
    .why = 콘텐츠는 밖에서 오므로 늦을 수 있고, 나갈 길이 없으면 여정이 멈춥니다.
    .help = `otherwise`와 중괄호 안의 단계를 쓰세요.
    .explain =
        `load`는 밖에서 콘텐츠를 받아 옵니다. 응답이 늦거나 비어 있을 수 있으므로 그때 할 일을 씁니다: `load recommended(user.tier) as items otherwise { "{" } stop { "}" }`.

content-not-record = `{ $text }`{ JOSA($text, "은/는", "only") } 콘텐츠 항목이 아닙니다.
    .why = 콘텐츠에는 여러 값이 있으므로 항목마다 중괄호로 감쌉니다.
    .help = `[{ "{" } name "예시" { "}" }]`처럼 쓰세요.
    .explain =
        테스트의 `given SOURCE [..]`에는 콘텐츠가 응답할 내용을 씁니다. 항목마다 값을 중괄호로 감싸고, 빈 목록은 `[]`입니다.

## 치환 변수

unclosed-placeholder = 이 치환 변수가 닫히지 않았습니다.
    .why = 문구의 나머지가 모두 치환 변수로 읽힙니다.
    .help = 끝나는 곳에 `{ $close }`{ JOSA($close, "을/를", "only") } 쓰세요.
    .help-half = 두 기호를 붙여서 끝냅니다. 끝에 `{ $close }`{ JOSA($close, "을/를", "only") } 쓰세요.
    .explain =
        치환 변수는 `{ "{{" }`로 시작해 `{ "}}" }`로 끝나고, 태그는 `{ "{%" }`로 시작해 `{ "%}" }`로 끝납니다. 문구에 중괄호를 그대로 보여 주려면 `\{ "{" }`로 쓰세요.

placeholder-form = `{ $found }`{ JOSA($found, "은/는", "only") } 치환 변수에 맞지 않습니다.
    .why = 받는 사람에게 빈 곳이 있는 문구가 갈 수 있습니다.
    .help = 치환 변수는 값과 필터로 씁니다: `{ "{{" } user.name | default('고객') { "}}" }`.
    .explain =
        치환 변수에는 경로(`user.name`, `cart.price`)나 값을 쓰고, `|` 뒤에 필터를 씁니다. 필터의 값은 괄호 안에, 글은 작은따옴표로 씁니다. 계산은 할 수 없고 보여 줄 값은 밖에서 받습니다.

double-quotes = 큰따옴표는 치환 변수 안에서도 문구를 끝냅니다.
    .why = 문구가 치환 변수 중간에서 끊깁니다.
    .help = 치환 변수 안에서는 작은따옴표를 쓰세요: `default('고객')`.
    .explain =
        문구는 사이에 무엇이 있든 큰따옴표에서 다음 큰따옴표까지입니다. 그래서 치환 변수 안의 값은 작은따옴표로 씁니다.

placeholder-line-end = 치환 변수는 한 줄에 씁니다.
    .why = 여러 줄에 걸치면 편집이나 번역 중에 쉽게 깨집니다.
    .help = 한 줄로 쓰세요.
    .explain =
        치환 변수와 태그의 중괄호 사이에는 줄 바꿈과 주석을 쓸 수 없습니다. `"""`로 감싼 문구는 그 밖에서 얼마든지 줄을 바꿀 수 있습니다.

template-comment = 문구에는 주석을 쓸 수 없습니다.
    .why = 문구에 쓴 것은 발송되므로 주석이 받는 사람에게 보일 수 있습니다.
    .help = 지우거나, 그대로 보여 주려면 `\{ "{" }#`으로 쓰세요.
    .explain =
        다른 템플릿 언어의 `{ "{#" }`과 `#{ "}" }` 주석은 없습니다. 주석은 문구 밖에서 `//` 뒤에 씁니다. `"""`로 감싼 문구에서는 스타일시트 때문에 이 기호를 그대로 둡니다.

stray-close = `{ $text }`{ JOSA($text, "이/가", "only") } 닫을 것이 없습니다.
    .why = 여는 중괄호가 빠졌다면 받는 사람에게 변수의 속이 보입니다.
    .help = 여는 중괄호를 쓰거나 이것을 지우세요.
    .explain =
        한 줄 문구에서 여는 쪽 없이 쓴 `{ "}}" }`와 `{ "%}" }`는 실수입니다. `"""`로 감싼 문구에서는 스타일시트 때문에 그대로 둡니다.

trimmed-tag = 태그에는 `-`를 쓰지 않습니다.
    .why = 문구의 빈칸을 조용히 지우지 않습니다.
    .help = `-`를 지우세요.
    .explain =
        어떤 템플릿 언어는 `{ "{%-" }`나 `{ "-%}" }`로 빈칸을 지웁니다. 단비는 문구를 쓴 그대로 보여 주며, `"""` 문구에서 공통 들여쓰기만 뺍니다.

unknown-tag = `{ $tag }`{ JOSA($tag, "이라는/라는", "only") } 태그는 없습니다.
    .why = 무엇을 하는지 알 수 없어 문구를 보여 줄 수 없습니다.
    .help = `if`, `elif`, `else`, `endif`, `for`, `endfor`를 쓸 수 있습니다.
    .help-nearest = `{ $right }`{ JOSA($right, "을/를", "only") } 쓰려고 했나요?
    .explain =
        태그는 `if`, `elif`, `else`, `endif`와 목록에 쓰는 `for`, `endfor`입니다. 보여 주는 것과 검사한 것이 같도록 `set`이나 `include`, 매크로는 없습니다.

unclosed-tag = 이 `{ $tag }`에 `{ $end }`{ JOSA($end, "이/가", "only") } 없습니다.
    .why = 어디에서 끝나는지 알 수 없습니다.
    .help = 끝나는 곳에 `{ "{%" } { $end } { "%}" }`를 쓰세요.
    .explain =
        문구의 `if`는 같은 문구 안에서 `endif`로, `for`는 `endfor`로 끝냅니다.

stray-tag = 여기에는 `{ $tag }`{ JOSA($tag, "이/가", "only") } 속할 곳이 없습니다.
    .why = 열려 있지 않은 태그를 닫거나 잇고 있습니다.
    .help = 앞에 여는 태그를 쓰거나 이것을 지우세요.
    .explain =
        `elif`, `else`, `endif`는 같은 문구에서 열린 `if`에, `endfor`는 열린 `for`에 속합니다. 태그는 연 순서의 반대로 닫습니다.

no-jumps = 단비에는 건너뛰기(goto)가 없습니다.
    .why = 몇 번이고 되돌아갈 수 있으면 여정이 얼마나 길어지는지, 한 사람이 몇 통을 받는지 아무도 말할 수 없습니다.
    .help = 되풀이할 단계는 `repeat N times every D` 안에 넣거나, `reentry`로 다시 들어오게 하세요.
    .explain = 여정은 위에서 아래로 가고 반드시 끝납니다. 그래서 보내기 전에 얼마나 걸리는지, 한 사람이 최대 몇 통을 받는지 말할 수 있습니다. 여러 번 할 일은 횟수를 적은 `repeat` 안에 씁니다.

no-loops = `{ $word }`{ JOSA($word, "은/는", "only") } 끝없이 되풀이될 수 있습니다.
    .why = 횟수가 없는 되풀이는 언제 끝나는지 증명할 수 없습니다.
    .help = 최대 횟수를 적으세요. `repeat 3 times every 7d` 안에서 `if`와 `stop`으로 먼저 끝낼 수 있고, 기다리려면 `wait up to 30d`에 `when`을 쓰면 됩니다.
    .explain = `repeat`는 많아야 31번이고 사이의 간격을 적습니다. 안에서 `if .. stop`으로 먼저 끝낼 수 있습니다. 어떤 일이 참이 될 때까지 기다리려면 `wait up to D`와 `when`을 씁니다.

no-parallel-branches = 한 사람은 한 번에 한 단계에만 있습니다.
    .why = 두 갈래가 함께 가면 어느 메시지가 먼저인지, 한 사람이 모두 몇 통을 받는지 말할 수 없습니다.
    .help = 차례로 적거나, 같은 `enter`로 시작하는 여정을 따로 만드세요.
    .explain = 여정은 한 사람에게 여럿이 나란히 갈 수 있고, 함께 보내는 양은 정책이 제한합니다. 한 여정 안의 단계는 차례가 있습니다.

no-sub-journeys = 여정이 다른 여정을 실행하지는 않습니다.
    .why = 여정마다 진입 조건과 재진입, 목표가 따로 있는데, 안에서 불러 쓰면 그것이 지켜지지 않습니다.
    .help = 다른 여정이 스스로 들어오게 하세요. `enter on finished(이_여정)`이나 두 여정이 함께 아는 이벤트를 쓰면 됩니다.
    .explain = 여정끼리는 `entered`, `finished`, `exited`, `reached` 이벤트로 고객을 넘겨줍니다. 서로 돌고 돌면 `reentry`로 횟수를 제한해야 합니다.

wait-from-data = 기다리는 길이는 데이터가 아니라 캠페인에 적습니다.
    .why = 데이터만 아는 길이에는 한도가 없어서, 고객이 얼마나 머무는지 말할 수 없습니다.
    .help = 날짜를 한도와 함께 기다리세요. `wait until user.renews_at at 10:00, at most 60d`처럼 쓰거나, `wait 1d`처럼 길이를 적으면 됩니다.
    .explain = 데이터는 날짜(`wait until .., at most D`)나 시각(`wait until user.best_hour else 10:00`)을 정할 수 있습니다. 둘 다 끝을 말할 수 있기 때문입니다.

no-arithmetic = 단비는 계산하지 않습니다.
    .why = 수치는 그것을 관리하는 시스템의 몫입니다. 캠페인이 따로 계산하면 보고서와 다른 숫자가 나옵니다.
    .help = 계산한 결과를 이벤트의 속성으로 보내거나 고객 속성으로 저장하세요. 이벤트에는 `sum`, `avg`, `min`, `max`와 `did`의 횟수가 있습니다.
    .explain = 비율, 점수, 예측, 환율 계산은 데이터가 있는 곳에서 합니다. 캠페인은 아는 값을 견줍니다. `user.score >= 80`, `sum(order_completed.amount in last 90d) >= 300_000 KRW`처럼 씁니다.

no-functions = 단비에는 직접 만드는 함수나 변수가 없습니다.
    .why = 캠페인에 적힌 것은 그 자리에서 읽고 알 수 있어야 합니다.
    .help = 조건에는 `segment`로 이름을 붙이고, 문구 상수는 `danbi.toml`의 `[constants]`에, 그 밖의 값은 고객 속성에 두세요.
    .explain = 고객의 이벤트에는 `sum avg min max first last`와 `did`의 횟수, 그리고 `reachable`, `consents to`가 있습니다. 자주 쓰는 조건은 `segment`로 이름을 붙입니다.

no-imports = 불러올 것이 없습니다.
    .why = `campaigns/` 아래의 파일은 모두 이름을 함께 씁니다. 한 파일에서 선언하면 다른 파일에서 바로 쓸 수 있습니다.
    .help = 이 줄을 지우세요.
    .explain = 프로젝트는 폴더 하나입니다. 세그먼트, 혜택, 메시지, 여정은 어느 파일에 있든 이름으로 서로를 압니다.

caps-always-hold = 발송 빈도 제한을 건너뛰는 메시지는 없습니다.
    .why = 메시지마다 건너뛸 수 있는 제한은 아무것도 제한하지 않습니다. 고객에게 한 약속입니다.
    .help = 꼭 가야 한다면 목적이 `authentication`이나 `statutory`입니다. 늦게 가도 되면 `otherwise hold up to 12h`, 먼저 가야 하면 정책의 `priority`를 쓰세요.
    .explain = 막아도 되는지는 목적이 정합니다. `authentication`과 `statutory`는 막지도 미루지도 않고, 나머지는 모두 제한을 받습니다. 함께 나갈 것들의 순서는 정책의 `priority`로 정합니다.

no-automatic-winner = 실험의 비율은 저절로 바뀌지 않습니다.
    .why = 검토한 것과 다른 것이 나가게 됩니다. 누가 어떤 메시지를 받는지가 검토 뒤에 정해지기 때문입니다.
    .help = 비율을 적고 목표를 지켜본 다음, 정했을 때 새 비율로 고치세요.
    .explain = 실험이 이어지는 동안 같은 사람은 같은 시안에 들어야 결과를 읽을 수 있습니다. 이긴 시안에 100%를 주거나 나머지를 지우고 다시 빌드하세요.

## 이름
name-form = `{ $wrong }`{ JOSA($wrong, "은/는", "only") } 이름이 될 수 없습니다.
    .why = 이름은 한 낱말입니다. 그래야 어디에서나 따옴표 없이 쓸 수 있습니다.
    .help = `{ $name }`{ JOSA($name, "으로/로", "only") } 쓰고, 이 이름을 쓰는 다른 곳도 똑같이 바꾸세요.
    .explain =
        이름에는 한글을 포함한 글자와 숫자, `_`를 쓰며 숫자로 시작하지 않습니다: `cart_recovery`, `찜_회복`. 붙임표와 점, 빈칸은 줄에서 다른 뜻이 있어 이름에 쓸 수 없습니다.

        사람이 읽을 제목은 이름 뒤에 적습니다: `journey 찜_회복 "찜한 상품 다시 보기" {"{"}`.

counting-word = 횟수는 숫자만 씁니다. `{ $wrong }` 대신 `{ $right }`{ JOSA($right, "을/를", "only") } 쓰세요.
    .why = 무엇을 세는지는 앞뒤의 낱말이 말해 줍니다.
    .help = `{ $right }`{ JOSA($right, "으로/로", "only") } 쓰세요.
    .explain = 한도와 발송 빈도 제한은 얼마 동안 몇 번인지를 씁니다: `limit 1 per 30d`, `cap 2 per 24h`, `reentry at most 1 per 7d`. 단위는 기간, 비율, 금액에만 붙입니다.

missing-on = `{ $opens }` 뒤에는 `on`이나 `when`이 옵니다.
    .why = `on`은 일어난 일에, `when`은 참이 된 조건에 반응합니다.
    .help = `{ $opens } { $word } { $next }`{ JOSA($next, "으로/로", "only") } 쓰세요.
    .explain =
        `enter on order_completed`는 이벤트가 일어날 때, `enter when dormant`는 조건이 참이 될 때 들어오게 합니다. `exit`도 같습니다. 날짜와 요일에는 둘 다 쓰지 않습니다:
        `enter every monday at 10:00`.
