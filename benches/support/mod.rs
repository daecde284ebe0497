//! A seeded generator of realistic projects, for measuring.
//!
//! Every journey comes with what a real one brings: a segment, an offer, two messages on two or three channels, with
//! Korean copy and an English locale for some, a race, a fallback, exits, a goal. About 100 lines and 3.4 kB each.

use std::fmt::Write;

use danbi::driver::MemoryWorld;

/// A small, fast, well-known generator (SplitMix64): the same seed gives the same project everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }
}

/// The files of a project: paths and texts.
pub struct Project {
    pub files: Vec<(String, String)>,
}

impl Project {
    /// `journeys` journeys, one to a file, twenty files to a folder.
    pub fn generate(journeys: usize, seed: u64) -> Project {
        let mut dice = Dice(seed);
        let mut files = vec![
            ("danbi.toml".to_owned(), SETTINGS.to_owned()),
            ("schema/bench.toml".to_owned(), SCHEMA.to_owned()),
            ("campaigns/policy.danbi".to_owned(), POLICY.to_owned()),
        ];
        for number in 0..journeys {
            let path = format!("campaigns/group_{:04}/journey_{number:05}.danbi", number / 20);
            files.push((path, journey(number, &mut dice)));
        }
        Project { files }
    }

    pub fn lines(&self) -> usize {
        self.files.iter().map(|(_, text)| text.lines().count()).sum()
    }

    pub fn bytes(&self) -> usize {
        self.files.iter().map(|(_, text)| text.len()).sum()
    }

    pub fn world(&self) -> MemoryWorld {
        self.files.iter().fold(MemoryWorld::new(), |world, (path, text)| world.with(path.as_str(), text.as_bytes()))
    }
}

/// One file of about 100 lines.
fn journey(n: usize, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(4096);
    let hours = 1 + dice.roll(12);
    let days = 2 + dice.roll(20);
    let price = 1_000 * (1 + dice.roll(90));
    let percent = 5 + dice.roll(30);
    let tier = dice.pick(&["silver", "gold", "vip"]);
    let stage = dice.pick(&["awareness", "conversion", "retention", "winback"]);
    let kind = dice.pick(&["니트", "운동화", "원두", "화장품", "그림책", "캠핑 의자"]);
    let call = dice.pick(&["지금 보러 가기", "이어서 담기", "둘러보기", "확인하기"]);
    let english = dice.roll(3) == 0;
    write!(
        out,
        r#"/// 최근 {days}일 동안 {kind} 쪽을 자주 찾은 분.
segment lovers_{n} "{kind}에 관심이 많은 고객" =
    did product_viewed where category == "c{n}" at least 2 times in last {days}d
    and not did order_completed in last {hours}h
    and (user.tier >= {tier} or sum(order_completed.amount in last 90d) >= {price}_000 KRW)

/// 한 번만 드리는 {percent}% 할인.
offer coupon_{n} "{percent}% 할인 쿠폰" {{
    discount {percent}% up to {price} KRW
    minimum  30_000 KRW
    valid    7d after grant
    limit    1 per 90d
    budget   5_000_000 KRW
    origin   granted
    terms    "3만 원 이상 주문 시 최대 {price}원, 받은 때부터 7일 안에 쓸 수 있습니다"
}}

message first_{n}(cart: cart_item_added) "{kind} 첫 알림" {{
    purpose  advertising
    topic    cart_reminders
    cta      "{call}" -> "https://example.com/cart/{{{{ cart.cart_id }}}}"

    push {{
        title  "{{{{ cart.product_name | josa('이/가') }}}} 기다리고 있어요"
        body   "{{{{ user.name | default('고객') }}}}님, 담아 두신 {kind}, 오늘 배송비 없이 보내 드릴게요."
    }}

    lms {{
        title  "{kind} 소식"
        body """
        {{{{ user.name | default('고객') }}}}님, 담아 두신 {{{{ cart.product_name | josa('은/는') }}}} 아직 장바구니에 있어요.
        이번 주문은 배송비를 받지 않을게요. 이틀 안에만 주문해 주세요.
        """
    }}
}}

message second_{n}(cart: cart_item_added) "{kind} 쿠폰" {{
    purpose  advertising
    topic    cart_reminders
    cta      "쿠폰 쓰러 가기" -> "https://example.com/coupons?n={n}"

    brand_message {{
        body """
        {{{{ user.name | default('고객') }}}}님, {{{{ cart.product_name | josa('을/를') }}}} 두고 고민 중이신가요?
        {{{{ offer.name }}}} 쿠폰을 넣어 두었어요.
        {{% if user.tier == vip %}}늘 찾아 주셔서 고맙습니다.{{% else %}}처음이시라면 더 반갑습니다.{{% endif %}}
        """
    }}

    email {{
        subject   "{{{{ cart.product_name | truncate(20) }}}}, {percent}% 할인으로 만나 보세요"
        preheader "{price}원까지 할인됩니다"
        body """
        <p>{{{{ user.name | default('고객') }}}}님, 안녕하세요.</p>
        <p>{{{{ cart.product_name | josa('은/는') }}}} {{{{ cart.price | money }}}}에 담아 두셨어요.</p>
        <p>쿠폰은 받으신 날부터 7일 동안 쓰실 수 있어요.</p>
        """
    }}
"#
    )
    .unwrap();
    if english {
        write!(
            out,
            r#"
    email in en {{
        subject   "{{{{ cart.product_name | truncate(20) }}}} at {percent}% off"
        preheader "Save up to {price} won"
        body """
        <p>Hello {{{{ user.name | default('there') }}}},</p>
        <p>{{{{ cart.product_name }}}} is still in your cart.</p>
        """
    }}
"#
        )
        .unwrap();
    }
    write!(
        out,
        r#"}}

/// 담아 두고 {hours}시간이 지나도록 주문하지 않은 분께 한 번,
/// 열지 않았다면 하루 뒤 쿠폰으로 한 번 더 알립니다.
journey recovery_{n} "{kind} 장바구니 {n}" {{
    stage    {stage}
    enter    on cart_item_added as cart where category == "c{n}" and price >= {price} KRW
    key      cart.cart_id
    reentry  at most 1 per {days}d, once per key
    audience consents to advertising and lovers_{n}
    exit     on order_completed where cart_id == cart.cart_id
    goal     order_completed within 3d, target 12%
    window   10:00-20:00

    wait {hours}h
    nudge: send first_{n}(cart) via push else lms
    wait up to 23h {{
        on opened(first_{n}) {{
            // 열어 본 분께는 사흘 뒤에만 다시 묻는다.
            wait 3d at 11:00
            if did product_viewed since entry {{
                add to retargeting
                stop
            }}
        }}
        otherwise {{
            match user.tier {{
                vip, gold {{ send second_{n}(cart) via brand_message else email with coupon_{n} otherwise hold up to 12h then stop }}
                silver {{ send second_{n}(cart) via email with coupon_{n} otherwise skip }}
                else {{ stop }}
            }}
        }}
    }}
}}
"#
    )
    .unwrap();
    out
}

const POLICY: &str = "policy {
    cap      2 per 24h, 5 per 7d
    cap      1 per 7d for advertising via lms
    quiet    21:00-08:00 for advertising, hold
    holdout  5%
}
";

const SETTINGS: &str = include_str!("danbi.toml");
const SCHEMA: &str = include_str!("schema.toml");
