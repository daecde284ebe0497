### 허용되지만 뜻한 바가 아닐 수 있는 것들입니다.

over-messaging = { $channel ->
    [all] 한 고객이 { $hours ->
        [24] 24시간
        [168] 7일
       *[other] 30일
    } 동안 광고 메시지를 { $count }건까지 받을 수 있습니다. { $most }건이 넘으면 너무 많을 수 있습니다.
   *[other] 한 고객이 { $hours ->
        [24] 24시간
        [168] 7일
       *[other] 30일
    } 동안 { $channel } 광고를 { $count }건까지 받을 수 있습니다. { $most }건이 넘으면 너무 많을 수 있습니다.
}
    .here = 가장 많이 보내려는 여정
    .contributes = 함께 보내려는 여정
    .why = { $leans ->
        [none] 너무 많이 받은 고객은 수신을 아예 끕니다. 여정별로는 { $journeys }입니다. 기준: { $source }.
       *[other] 너무 많이 받은 고객은 수신을 아예 끕니다. 여정별로는 { $journeys }입니다. 이 수치의 전제: { $leans }. 기준: { $source }.
    }
    .help = 정책에 발송 빈도 제한을 두세요: { $channel ->
        [all] `cap { $most } per { $window }`
       *[other] `cap { $most } per { $window } for advertising via { $channel }`
    }
    .help-reentry = `{ $journey }`에 얼마나 자주 다시 들어올 수 있는지 정하거나(예: `reentry at most 1 per { $window }`), 정책에 발송 빈도 제한을 두세요: { $channel ->
        [all] `cap { $most } per { $window }`
       *[other] `cap { $most } per { $window } for advertising via { $channel }`
    }
    .help-gap = `{ $journey }`에 얼마나 자주 다시 들어올 수 있는지 정하세요(예: `reentry at most 1 per { $window }`). `{ $event }` 이벤트가 그보다 자주 올 수 없다면 `schema/`에 `minimum_gap`을 적어도 되고, 정책에 발송 빈도 제한을 두어도 됩니다: { $channel ->
        [all] `cap { $most } per { $window }`
       *[other] `cap { $most } per { $window } for advertising via { $channel }`
    }
    .explain =
        단비는 한 고객이 어느 24시간, 어느 7일, 문자라면 어느 30일 동안 받을 수 있는 광고의 최대 건수를 계산합니다. 동시에 진행되는 모든 여정, 겹치는 진입, 방해 금지 시간에
        밀렸다가 한꺼번에 나가는 메시지까지 셉니다. 이 수치는 실제보다 작을 수 없습니다. 다만 한 고객에게서 만날 수 없는 여정을 모두 가려내지는 못하므로 실제보다 클 수는 있습니다.

        이 수치를 설문과 업계가 말하는 기준과 견줍니다. 정책의 발송 빈도 제한이 막은 것은 도착하지 않으므로 세지 않습니다.

        수치를 낮추는 방법은 세 가지입니다. 여정의 재진입 제한, 스키마에 적는 이벤트의 `minimum_gap`(런타임이 지킵니다), 정책의 `cap`입니다.
        수치가 기대는 전제는 함께 보여 줍니다. 전제가 사실이 아니면 수치도 사실이 아닙니다.

unbounded-messages = `{ $journey }` 여정에서 한 고객이 받을 수 있는 광고 메시지에 한도가 없습니다.
    .here = 몇 번이든 들어올 수 있음
    .why = 이벤트가 한 시간에 백 번 오면 고객은 메시지를 백 번 받습니다. 어떤 건수도 약속할 수 없습니다.
    .help = 정책에 발송 빈도 제한을 두세요: `cap 2 per 24h`
    .help-reentry = 얼마나 자주 다시 들어올 수 있는지 정하거나(예: `reentry at most 1 per 7d`), 정책에 발송 빈도 제한을 두세요: `cap 2 per 24h`
    .help-gap = 얼마나 자주 다시 들어올 수 있는지 정하세요(예: `reentry at most 1 per 7d`). `{ $event }` 이벤트가 얼마나 자주 올 수 있는지 `schema/`에 적어도 되고(`minimum_gap = "1h"`), 정책에 발송 빈도 제한을 두어도 됩니다: `cap 2 per 24h`
    .explain =
        언제든 올 수 있는 이벤트로 매번 들어오는 여정은 한도 없이 보냅니다. `per key` 제한은 도움이 되지 않습니다. 한 고객이 장바구니 같은 키를 몇 개든 가질 수 있기 때문입니다.

        고객 전체에 대한 재진입 제한, 스키마에 적는 이벤트의 `minimum_gap`이나 `once_per_person`, 정책의 광고 발송 빈도 제한 가운데 하나면 됩니다.

        정보성 메시지는 매번 보내도 됩니다. 두 번째 주문의 알림을 놓치고 싶은 고객은 없습니다.

cap-swallows = `{ $journey }` 여정은 한 고객에게 { $length }{ $unit ->
    [days] 일
   *[hours] 시간
} 동안 메시지를 { $count }건까지 보내려 하지만, 발송 빈도 제한은 { $most }건만 내보냅니다.
    .here = 제한보다 많이 보내려 함
    .cap = { $most }건만 내보냄
    .why = 다른 여정에 없는 고객도 이 메시지를 모두 받지는 못합니다. 막힌 메시지는 건너뛰고 흐름은 계속됩니다.
    .help = 제한을 늘리거나, 단계 사이를 더 벌리거나, 막혔을 때 할 일을 `otherwise`로 적으세요. `hold up to 12h`는 자리가 날 때까지 기다립니다.
    .explain =
        정책의 `cap`은 한도를 넘는 메시지를 막습니다. 여러 여정에 있는 고객에게 각 여정이 조금씩 덜 보내게 하는 것이 제한의 일입니다. 그런데 이 여정은 한 번 지나는 동안 혼자서도 한도를
        넘으므로, 써 놓고도 절대 나가지 않는 메시지가 생깁니다.

        막힌 발송은 이유와 함께 기록되고 흐름은 계속됩니다. `otherwise hold up to 12h`는 자리가 날 때까지 기다리고, `otherwise stop`은 여정을 끝내며, `otherwise` 뒤의 블록은
        다른 일을 합니다. 빠져도 괜찮다면 `otherwise skip`이라고 적으세요.

closed-send = `{ $message }`{ JOSA($message, "은/는", "only") } { $reached }에 보낼 차례가 되지만 그때는 나갈 수 없습니다. { $leaves ->
    [never] 그래서 한 번도 나가지 않습니다.
    [same-day] 기다렸다가 { $opens }에 나갑니다.
   *[next-day] 빨라야 다음 날 { $opens }에 나갑니다.
}
    .here = { $reached } 도착
    .send = 이때는 나갈 수 없음
    .why = 이 시각은 어느 요일에도 여정의 발송 시간대 밖이거나 정책의 방해 금지 시간입니다. { $leaves ->
        [never] 바로 건너뛰거나, 그보다 짧게만 기다리거나, 건너뛰는 방해 금지 시간에 차례가 오므로 매번 빠집니다.
       *[other] 캠페인을 읽는 사람은 { $reached }에 가는 메시지로 알지만, 그때 받는 고객은 없습니다.
    }
    .help = 나갈 수 있는 시각을 쓰세요(예: `at { $opens }`). 그대로 { $reached }에 보내려면 여정의 `window`를 넓히거나 정책의 `quiet`를 줄이세요.
    .explain =
        여정의 발송 시간대가 닫혀 있거나 그 목적의 방해 금지 시간이면, 발송은 둘 다 열릴 때까지 기다립니다. 발송까지 오는 길에 시각이 정해져 있으면(`wait 3d at 22:00`,
        `enter every monday at 07:00`) 그 시각에 나갈 수 있는지 미리 알 수 있습니다.

        한 번도 나갈 수 없는 시각이면 캠페인에 적힌 시각과 실제로 가는 시각이 다릅니다. `otherwise skip`이거나 `hold up to`가 열리기 전에 끝나면 아예 나가지 않습니다. 건너뛰는(`skip`) 방해 금지 시간에 발송 시간대가 열릴 때도 마찬가지입니다.

offer-uncertain = 이 메시지를 받는 고객에게 `{ $offer }` 혜택이 없을 수 있습니다.
    .here = `{ $offer }` 혜택을 말함
    .before = 메시지가 나갈 때만 줌
    .why = 나가지 못한 메시지(수신 동의 없음, 빈도 제한, 주소 없음)는 혜택을 주지 않고 흐름은 계속됩니다. 그런 고객은 받은 적 없는 혜택을 안내받고, 뒤에서도 받지 못합니다.
    .help = 혜택을 주는 발송에 `otherwise stop`을 붙이거나, 이 메시지의 앞이나 뒤에서 `grant { $offer }` 단계로 따로 주세요. `on opened({ $message })` 안에서는 확실합니다. 열었다면 나간 것입니다.
    .help-repeat = 메시지가 혜택을 말하기 전에 `grant { $offer }` 단계로 먼저 주세요.
    .explain =
        `with`는 메시지가 나가는 순간 혜택을 줍니다. `promising`은 혜택을 주지 않고 문구에서 말하기만 합니다. 그 문구가 사실이려면, 거기까지 오는 모든 길에서 이미 혜택을 주었거나 뒤의 단계가
        줄 수 있어야 합니다.

        `otherwise`를 적지 않은 발송은 나가지 못하면 건너뛰고, 혜택 없이 흐름이 계속됩니다. `otherwise stop`이나 다른 길로 가는 `otherwise` 블록을 두면 그런 고객은 혜택을 말하는
        문구를 받지 않습니다.

offer-used-up = `{ $offer }` 혜택은 여기서 더 줄 수 없습니다. 한도가 `{ $limit }`입니다.
    .here = { $step ->
        [grant] 아무 일도 하지 않음
       *[send] 메시지와 함께 막힘
    }
    .before = 여기서 이미 줌
    .why = { $step ->
        [grant] 한도를 넘는 혜택은 `offer`라는 이유로 건너뜁니다.
       *[send] 한도를 넘는 혜택을 주려는 발송은 `offer`라는 이유로 나가지 않습니다. 첫 메시지를 받은 고객은 이 메시지를 받지 못합니다.
    }
    .help = 이미 준 혜택을 다시 알리려면 여기에 `promising { $offer }`{ JOSA($offer, "을/를", "only") } 쓰고 첫 발송에 `otherwise stop`을 붙이세요. 한 번 더 주려면 `limit`을 늘리세요. 첫 메시지가 닿지 못한 고객에게 보내려면 첫 발송의 `otherwise` 블록으로 옮기세요.
    .help-repeat = 앞의 반복이 한도를 다 씁니다. `repeat` 앞에서 주고 여기서는 `promising { $offer }`{ JOSA($offer, "을/를", "only") } 쓰거나, `limit`을 늘리세요.
    .explain =
        혜택의 한도는 어느 메시지로 주었든 한 고객이 받은 횟수를 셉니다. 한도 안에서 두 번째로 주려 하면 거절되고, 그 혜택을 싣는 메시지도 나가지 않습니다.

        앞의 메시지가 닿는 고객이라면 어느 길로 오든 한도를 다 쓴 단계, 그리고 두 단계 사이가 한도의 기간보다 분명히 짧은 단계만 알립니다.

property-left-out = `{ $event }`에는 { $names }{ JOSA($names, "이/가", "only") } 늘 있고, 이 여정은 그 값을 봅니다.
    .why = 테스트에 적지 않은 것은 값이 없습니다. 문구에는 아무것도 나오지 않고, 그 값을 보는 조건은 거짓이 됩니다. 실제로는 일어날 수 없는 이벤트입니다.
    .help = 이벤트에 { $names } 값을 적으세요. 정말 없을 수 있다면 `schema/`에서 `optional = true`로 선언합니다.
    .explain =
        테스트는 이야기에 필요한 것만 적고, 나머지는 값이 없습니다. 없을 수 있는 값이나 여정이 보지 않는 값이라면 괜찮습니다. 스키마가 선택이라고 하지 않은 속성은 실제 이벤트에 늘 있으며, 없는
        이벤트는 런타임이 받지 않습니다.
