//! One customer.

use std::collections::BTreeMap;

use danbi::runtime::{Command, Effect, EffectKind, Input, Instant, Key, Program, State, step};
use danbi::types::Name;
use serde_json::{Map, Value as Json, json};

#[path = "../../tests/support/random/dice.rs"]
mod dice;
use dice::Dice;

const DAYS: u64 = 28;
const DAY: u64 = 86_400;

/// What happens to the customer, in order.
pub fn of(program: &Program, person: &Name, seed: u64, scrolls: u64) -> Vec<(Instant, Json)> {
    let begin = Instant::parse("2026-11-15T15:00:00Z").expect("an instant");
    let end = begin.plus_seconds(DAYS * DAY);
    let mut life =
        Life { dice: Dice::new(seed), begin, count: 0, due: BTreeMap::new(), person: person.clone(), scrolls };
    life.plan();
    let mut state = State::new(person.clone());
    let mut told = Vec::new();
    while let Some(((at, _), object)) = life.next(state.next_deadline(), end) {
        let mut effects = Vec::new();
        let json = object.map(Json::Object);
        let input = match &json {
            Some(json) => Input::of_json(program, json).ok(),
            None => Some(Input { id: "".into(), at, person: "".into(), kind: danbi::runtime::InputKind::Tick }),
        };
        if let Some(input) = input {
            step(program, &mut state, &input, &mut effects);
        }
        told.extend(json.map(|json| (at, json)));
        effects.iter().for_each(|effect| life.hear(program, effect));
    }
    told
}

/// When something happens, and what: an input, or nothing but that a deadline of the plan comes.
type Next = ((Instant, u64), Option<Map<String, Json>>);

struct Life {
    dice: Dice,
    begin: Instant,
    count: u64,
    /// By instant, then in the order in which they were thought of.
    due: BTreeMap<(Instant, u64), Map<String, Json>>,
    person: Name,
    /// Fewer than so many times somebody scrolls between two products.
    scrolls: u64,
}

impl Life {
    /// The next input that is due before the end; without an object it is the plan's own deadline.
    fn next(&mut self, deadline: Option<Instant>, end: Instant) -> Option<Next> {
        let first = self.due.keys().next().copied();
        if let Some(deadline) = deadline.filter(|&at| at < end && first.is_none_or(|(first, _)| at < first)) {
            return Some(((deadline, 0), None));
        }
        first.filter(|(at, _)| *at < end)?;
        self.due.pop_first().map(|(at, object)| (at, Some(object)))
    }

    fn tell(&mut self, at: Instant, kind: &str, fields: Json) {
        self.count += 1;
        let mut object = Map::from_iter([("input".to_owned(), kind.into())]);
        object.insert("id".into(), format!("{}-{}", self.person, self.count).into());
        object.insert("at".into(), at.to_string().into());
        object.insert("person".into(), self.person.as_str().into());
        object.extend(fields.as_object().cloned().unwrap_or_default());
        self.due.insert((at, self.count), object);
    }

    fn event(&mut self, at: Instant, event: &str, properties: Json) {
        self.tell(at, "event", json!({ "event": event, "properties": properties }));
    }

    /// Profile and past first; then visits, and what the shop says by itself.
    fn plan(&mut self) {
        self.past();
        self.profile();
        // Between two visits lie half a day and three weeks.
        let every = self.dice.between(DAY / 2, DAY * 21);
        let mut at = self.begin.plus_seconds(3_600 + self.dice.below(every));
        while at < self.begin.plus_seconds(DAYS * DAY) {
            self.visit(at);
            at = at.plus_seconds(1_800 + every / 2 + self.dice.below(every));
        }
        for day in [3, 11, 19] {
            let at = self.begin.plus_seconds(day * DAY + self.dice.below(DAY));
            if self.dice.chance(15) {
                self.event(
                    at,
                    "price_dropped",
                    json!({ "product_id": "p-7", "product_name": "겨울 니트",
                    "old_price": won(59_000), "new_price": won(39_000) }),
                );
            }
        }
        for week in 1..4 {
            let hour = self.dice.between(9, 20);
            let best = json!({ "attributes": { "best_hour": format!("{hour:02}:00") } });
            self.tell(self.begin.plus_seconds(week * 7 * DAY + 3_600), "profile", best);
        }
    }

    fn past(&mut self) {
        let opened = self.dice.between(1, 20);
        let orders = if self.dice.chance(60) { self.dice.below(5) } else { 0 };
        let mut events: Vec<(Instant, Json)> = Vec::new();
        for _ in 0..opened {
            let at = self.begin.minus_seconds(self.dice.below(150 * DAY));
            events.push((at, json!({ "event": "app_opened", "at": at.to_string(), "properties": {} })));
        }
        for order in 0..orders {
            let at = self.begin.minus_seconds(self.dice.below(200 * DAY));
            let properties = self.order(&format!("o-{order}"));
            events.push((at, json!({ "event": "order_completed", "at": at.to_string(), "properties": properties })));
        }
        events.sort_by_key(|(at, _)| *at);
        let events: Vec<Json> = events.into_iter().map(|(_, event)| event).collect();
        self.tell(self.begin, "backfill", json!({ "events": events }));
    }

    fn profile(&mut self) {
        let dice = &mut self.dice;
        let flags = |dice: &mut Dice, shares: &[(&str, u64)]| -> Json {
            shares.iter().map(|(name, share)| ((*name).to_owned(), Json::from(dice.chance(*share)))).collect()
        };
        let consents = flags(
            dice,
            &[
                ("advertising", 70),
                ("night", 10),
                ("push", 70),
                ("web_push", 20),
                ("brand_message", 40),
                ("lms", 80),
                ("email", 60),
                ("cart_reminders", 60),
                ("member_news", 60),
                ("wishlist_alerts", 50),
                ("benefits", 70),
                ("ad_targeting", 30),
            ],
        );
        let reachable = [
            ("push", 60),
            ("web_push", 20),
            ("in_app", 60),
            ("lms", 90),
            ("email", 70),
            ("alimtalk", 90),
            ("brand_message", 60),
        ];
        let reachable = flags(dice, &reachable);
        let attributes = json!({ "name": "민수", "tier": dice.of(&["basic", "basic", "silver", "gold", "vip"]),
            "birthday": format!("19{}-{:02}-{:02}", dice.between(60, 99), dice.between(1, 12), dice.between(1, 28)),
            "consented_on": "2026-05-01", "best_hour": "19:00", "favourite_category": "니트" });
        let mut profile =
            json!({ "attributes": attributes, "consents": consents, "reachable": reachable, "locale": "ko" });
        if dice.chance(50) {
            profile["zone"] = dice.of(&["Asia/Seoul", "Asia/Seoul", "Asia/Seoul", "America/New_York"]).into();
        }
        self.tell(self.begin.plus_seconds(1), "profile", profile);
    }

    /// Opening the app, looking around, perhaps a cart, perhaps an order; between them what only statistics want to know.
    fn visit(&mut self, at: Instant) {
        self.event(at, "app_opened", json!({}));
        let mut at = at;
        for _ in 0..self.dice.between(1, 6) {
            for _ in 0..self.dice.below(self.scrolls) {
                at = at.plus_seconds(self.dice.between(1, 20));
                let depth = self.dice.below(100);
                self.event(at, "page_scrolled", json!({ "depth": depth, "path": "/category/knit" }));
            }
            at = at.plus_seconds(self.dice.between(5, 90));
            let product = self.dice.below(40);
            let views = self.dice.between(1, 4);
            let viewed = json!({ "product_id": format!("p-{product}"), "product_name": "겨울 니트", "views_7d": views,
                "in_cart": false });
            self.event(at, "product_viewed", viewed);
        }
        if self.dice.chance(25) {
            self.cart(at.plus_seconds(30));
        }
    }

    fn cart(&mut self, at: Instant) {
        let cart = format!("c-{}", self.count);
        let added = json!({ "cart_id": cart, "product_id": "p-1", "product_name": "겨울 니트", "price": won(39_000),
            "image_url": "https://example.com/p-1.jpg" });
        self.event(at, "cart_item_added", added);
        if self.dice.chance(60) {
            let at = at.plus_seconds(self.dice.between(20, 300));
            let checkout = format!("k-{}", self.count);
            self.event(at, "payment_started", json!({ "checkout_id": checkout, "cart_id": cart }));
            if self.dice.chance(60) {
                let paid = at.plus_seconds(self.dice.between(10, 200));
                self.ordered(paid);
            }
        }
    }

    fn ordered(&mut self, at: Instant) {
        let order = format!("order-{}", self.count);
        let properties = self.order(&order);
        self.event(at, "order_completed", properties);
        let shipped = at.plus_seconds(DAY / 2 + self.dice.below(DAY));
        self.event(
            shipped,
            "order_shipped",
            json!({ "order_id": order, "order_name": "니트 외 1건",
            "carrier": "예시택배", "tracking_number": "000-000" }),
        );
        let delivered = shipped.plus_seconds(DAY / 2 + self.dice.below(DAY));
        self.event(delivered, "order_delivered", json!({ "order_id": order, "order_name": "니트 외 1건" }));
        if self.dice.chance(30) {
            let runs_out = json!({ "product_id": "p-9", "product_name": "섬유 유연제", "runs_out_on": "2026-12-20" });
            self.event(at.plus_seconds(1), "consumable_bought", runs_out);
        }
        if self.dice.chance(40) {
            let written = delivered.plus_seconds(self.dice.between(DAY, 6 * DAY));
            let rating = self.dice.between(2, 5);
            self.event(written, "review_written", json!({ "order_id": order, "rating": rating }));
        }
    }

    fn order(&mut self, order: &str) -> Json {
        json!({ "order_id": order, "order_name": "니트 외 1건", "amount": won(self.dice.between(10, 200) * 1_000), "status": "paid",
            "items": [{ "name": "겨울 니트", "quantity": 1 }, { "name": "목도리", "quantity": 1 }] })
    }

    /// What the vendors and the shop answer.
    fn hear(&mut self, program: &Program, effect: &Effect) {
        let EffectKind::Command { id, command } = &effect.kind else { return };
        let at = effect.at;
        match command {
            Command::Send(_) => self.receipts(at, *id),
            Command::Grant { .. } => {
                let code = format!("A{}", self.count);
                self.reply(at, *id, json!({ "granted": { "code": code } }));
            }
            Command::Load { source, .. } => {
                let item: Map<String, Json> = program.contract().content[source]
                    .item
                    .keys()
                    .map(|field| {
                        let value = match field.as_str() {
                            "price" => won(29_000),
                            "url" => "https://example.com/p-3".into(),
                            _ => "울 머플러".into(),
                        };
                        (field.to_string(), value)
                    })
                    .collect();
                self.reply(at, *id, json!({ "items": [item] }));
            }
            Command::Set { .. } | Command::List { .. } | Command::Call { .. } => {}
        }
    }

    fn reply(&mut self, at: Instant, command: Key, result: Json) {
        self.tell(at.plus_seconds(1), "reply", json!({ "command": command.to_string(), "result": result }));
    }

    fn receipts(&mut self, at: Instant, command: Key) {
        let mut told = vec![("sent", 1)];
        if self.dice.chance(92) {
            told.push(("delivered", 3));
            if self.dice.chance(25) {
                told.push(("opened", self.dice.between(60, 7_200)));
            }
        } else {
            told.push(("failed", 5));
        }
        for (kind, after) in told {
            self.tell(at.plus_seconds(after), "receipt", json!({ "command": command.to_string(), "kind": kind }));
        }
    }
}

fn won(minor: u64) -> Json {
    json!({ "minor": minor, "currency": "KRW" })
}
