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
