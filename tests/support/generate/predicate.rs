//! Predicates.

use super::Project;
use super::choices::Choices;
use super::schema::Event;
use super::scope::{Named, Place, Scope};
use super::types::{Ty, enum_value};

/// How far back: whole days, so that no aggregate needs more instants than are kept.
pub const LOOKBACKS: [&str; 4] = ["7d", "30d", "2w", "24h"];
pub const MESSAGE_EVENTS: [&str; 6] = ["opened", "clicked", "sent", "delivered", "failed", "unsubscribed"];
pub const JOURNEY_EVENTS: [&str; 4] = ["finished", "entered", "exited", "reached"];

impl<'p> Project {
    /// A predicate, `depth` parentheses deep at most.
    pub fn predicate(&'p self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let mut out = self.term(dice, scope, depth);
        let connective = dice.word(&["and", "or"]);
        for _ in 0..dice.below(3) {
            // Now and then both are mixed: that is a lint, not an error.
            let connective = if dice.chance(5) { "or" } else { connective };
            let blank = if scope.place == Place::Text { " " } else { "\n    " };
            out += &format!("{blank}{connective} {}", self.term(dice, scope, depth));
        }
        out
    }

    fn term(&'p self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let not = if dice.chance(12) { "not " } else { "" };
        let term = match depth > 0 && dice.chance(20) {
            true => format!("({})", self.predicate(dice, scope, depth - 1)),
            false => self.condition(dice, scope),
        };
        format!("{not}{term}")
    }

    fn condition(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        if scope.place == Place::Text {
            return self.comparison(dice, scope);
        }
        match dice.below(12) {
            0..5 => self.comparison(dice, scope),
            5 | 6 => self.did(dice, scope),
            7 => match dice.chance(50) {
                true => "reachable".to_owned(),
                false => format!("reachable by {}", dice.pick(&self.settings.channels)),
            },
            8 => format!("consents to {}", dice.pick(&self.schema.consents)),
            9 => self.membership(dice),
            10 if scope.judged.is_none() => match dice.any(&self.segments) {
                Some(segment) => segment.clone(),
                None => self.comparison(dice, scope),
            },
            _ => self.aggregated(dice, scope),
        }
    }

    fn membership(&self, dice: &mut Choices) -> String {
        let not = if dice.chance(40) { "not " } else { "" };
        match dice.chance(40) {
            true => format!("{not}in journey {}", dice.pick(&self.journeys)),
            false => format!("{not}in {}", dice.pick(&self.schema.lists)),
        }
    }

    /// Something said of one value.
    fn comparison(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        let named: Vec<Named> =
            scope.named(&self.schema).into_iter().filter(|named| !matches!(named.ty, Ty::Record(_))).collect();
        let left = dice.pick(&named).clone();
        if left.optional && dice.chance(30) {
            return format!("{} is {}set", left.path, if dice.chance(40) { "not " } else { "" });
        }
        self.relation(dice, scope, &left, &named)
    }

    fn relation(&self, dice: &mut Choices, scope: &Scope, left: &Named, named: &[Named]) -> String {
        let (path, quote) = (&left.path, scope.quote());
        let word = dice.below(3);
        match &left.ty {
            Ty::Boolean if word > 0 => path.clone(),
            Ty::Text | Ty::List(_) if word == 1 => {
                format!("{path} is {}empty", if dice.chance(50) { "not " } else { "" })
            }
            Ty::List(of) => match of.is_single() {
                true => format!("{path} contains {}", of.literal(dice, quote)),
                false => format!("{path} is empty"),
            },
            Ty::Text | Ty::Url if word == 2 => {
                let relation = dice.word(&["contains", "starts with"]);
                format!("{path} {relation} {quote}겨울{quote}")
            }
            Ty::Date | Ty::DateTime if word == 1 => {
                format!("{path} in {} {}", dice.word(&["last", "next"]), dice.word(&LOOKBACKS))
            }
            ty if word == 2 && dice.chance(50) => {
                let values: Vec<String> = (0..dice.between(1, 3)).map(|_| ty.literal(dice, quote)).collect();
                format!("{path} {}in [{}]", if dice.chance(40) { "not " } else { "" }, values.join(", "))
            }
            ty => {
                let signs: &[&str] = if ty.is_ordered() { &["==", ">=", "<", "!=", "<=", ">"] } else { &["==", "!="] };
                let sign = dice.word(signs);
                format!("{path} {sign} {}", self.right(dice, ty, quote, named))
            }
        }
    }

    /// A value beside one of a type.
    fn right(&self, dice: &mut Choices, ty: &Ty, quote: char, named: &[Named]) -> String {
        let shared = !matches!(ty, Ty::Enum(of) if of.name.is_none());
        let same: Vec<&Named> = named.iter().filter(|other| shared && other.ty == *ty).collect();
        match dice.any(&same).copied().cloned() {
            Some(other) if dice.chance(25) => other.path,
            _ => ty.literal(dice, quote),
        }
    }

    /// `did ..` over an event of the schema, of a message or of a journey.
    fn did(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        let not = if dice.chance(40) { "not " } else { "" };
        let (event, names_binding) = match dice.below(4) {
            0 | 1 => {
                let event = dice.pick(&self.schema.events);
                let (filter, names_binding) = self.narrow_where(dice, scope, event);
                (format!("{}{filter}", event.name), names_binding)
            }
            2 => (self.message_event(dice, true), false),
            _ => (format!("{}({})", dice.word(&JOURNEY_EVENTS), dice.pick(&self.journeys)), false),
        };
        let count = match dice.below(6) {
            0 => format!(" at least {} times", dice.between(1, 5)),
            1 => format!(" at most {} times", dice.below(5)),
            2 => format!(" exactly {} times", dice.below(5)),
            3 => " once".to_owned(),
            _ => String::new(),
        };
        format!("did {not}{event}{count} {}", self.window(dice, scope, names_binding))
    }

    /// `opened(M)`, `clicked where channel == push`.
    pub fn message_event(&self, dice: &mut Choices, may_narrow: bool) -> String {
        let event = dice.word(&MESSAGE_EVENTS);
        if dice.chance(60) {
            return format!("{event}({})", dice.pick(&self.messages).name);
        }
        if !may_narrow {
            return (*event).to_owned();
        }
        let (property, value) = match dice.below(4) {
            0 => ("channel", (*dice.pick(&self.settings.channels)).to_owned()),
            1 => ("purpose", "advertising".to_owned()),
            2 => ("message", dice.pick(&self.messages).name.clone()),
            _ => ("journey", dice.pick(&self.journeys).clone()),
        };
        format!("{event} where {property} == {}", enum_value(&value, '"'))
    }

    /// Inside `did` and aggregates: one comparison, or a group. Tells whether a binding is named.
    fn narrow_where(&'p self, dice: &mut Choices, scope: &Scope<'p>, event: &'p Event) -> (String, bool) {
        if dice.chance(50) {
            return (String::new(), false);
        }
        let judging = scope.judging(event);
        let not = if dice.chance(10) { "not " } else { "" };
        let compared = if dice.chance(40) {
            format!("({} and {})", self.comparison(dice, &judging), self.comparison(dice, &judging))
        } else {
            self.comparison(dice, &judging)
        };
        let named = scope.bindings.iter().any(|binding| compared.contains(&format!("{}.", binding.name)));
        (format!(" where {not}{compared}"), named)
    }

    fn window(&self, dice: &mut Choices, scope: &Scope, names_binding: bool) -> String {
        if names_binding || (scope.place == Place::Journey && dice.chance(30)) {
            return "since entry".to_owned();
        }
        if dice.chance(25) { "ever".to_owned() } else { format!("in last {}", dice.word(&LOOKBACKS[..3])) }
    }

    /// `sum(order_completed.amount in last 90d) >= 300_000 KRW`
    fn aggregated(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        let event = dice.pick(&self.schema.events);
        let function = dice.word(&["sum", "avg", "min", "max", "first", "last"]);
        let fits = |ty: &Ty| match function {
            "sum" | "avg" => ty.is_addable(),
            "min" | "max" => ty.is_ordered(),
            _ => ty.is_single(),
        };
        let fields: Vec<_> = event.properties.iter().filter(|field| fits(&field.ty)).collect();
        let Some(field) = dice.any(&fields).copied() else { return self.comparison(dice, scope) };
        let (filter, names_binding) = self.narrow_where(dice, scope, event);
        let window = self.window(dice, scope, names_binding);
        let aggregate = format!("{function}({}.{}{filter} {window})", event.name, field.name);
        match field.ty {
            Ty::Boolean => format!("{aggregate} == true"),
            _ if dice.chance(10) => format!("{aggregate} is set"),
            _ => {
                let signs: &[&str] = if field.ty.is_ordered() { &["==", ">=", "<"] } else { &["=="] };
                format!("{aggregate} {} {}", dice.word(signs), field.ty.literal(dice, scope.quote()))
            }
        }
    }
}
