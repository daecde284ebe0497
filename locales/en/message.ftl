### Texts, messages, offers and the policy.

missing-default = `{$path}` may be unset, and there is no text for that case.
    .here = may be unset
    .why = Somebody without this value would get a message with a hole in it.
    .help = Say what to write instead, `{"{{"} {$path} | default('..') {"}}"}`, or put the sentence into `{"{%"} if {$path} is set {"%}"}`.
    .explain = An optional attribute or property is missing for some people. A text that prints it must say what stands there instead: `default('..')` behind it, or an `if .. is set` around it. Inside such an `if` no default is needed. A comparison is only true of what is set, so `if user.tier == vip` is enough too.

useless-default = This default is never used.
    .here = the value before it is always there
    .why = A reader believes the value may be missing, and plans for it.
    .help = Leave the `default` out.
    .explain = `default` says what to print where a value is unset. What the schema does not mark as optional is always set, and so is what an `if .. is set` around the text has already checked, or an earlier `default`.

unprintable = A text cannot print {$type}.
    .here = this is {$type}
    .why = People read words and numbers. A length of time, a yes or no, or a whole record has no single way to be written.
    .help = Print another value, or write the sentence out.
    .help-list = Take its items one by one: `{"{%"} for item in .. {"%}"}`.
    .help-boolean = Write both sentences: `{"{%"} if .. {"%}"} .. {"{%"} else {"%}"} .. {"{%"} endif {"%}"}`.
    .help-record = Name the part of it to print, with a dot.
    .explain = Texts, links, numbers, money, shares, times of day and enum values can be printed as they are; dates with the filter `date` or `time`. Lists need a `for`, conditions an `if`, records the name of a part. Lengths of time are not printed: write what you mean in words.

needs-date-filter = How shall this date be written?
    .here = this is {$type}
    .why = `2026-12-24` is for machines. People read December 24 or 12월 24일.
    .help = Add a style: `| date('long')`, `'short'` or `'month_day'`; for the time of day `| time`.
    .explain = A date or an instant has no form of its own. The filter `date` writes the day, by the person's own calendar and in the language of the text: `long` is December 24, 2026, `short` is Dec 24, 2026, `month_day` is December 24. The filter `time` writes the time of day, as 10:00.

literal-placeholder = There is a fixed text between the braces.
    .why = Braces are for values that differ from person to person. A reader would look for one.
    .help = Write it in the text itself, without braces.
    .explain = `{"{{"} .. {"}}"}` prints a value of the person, of an event, of an offer, of a list, or a constant of `danbi.toml`. What is the same for everybody belongs in the text.

filter-type = `{$filter}` cannot be used on {$type}.
    .here = what comes in is {$type}
    .why = The filter would have nothing it understands, and the text would come out wrong.
    .help = Leave the filter out or use another one.
    .help-date = `date` takes a date or an instant.
    .help-default = `default` takes a value that can be printed or a date. Lists and records need none.
    .help-josa = `josa` takes a text, a number or an amount. Put `date` or `time` before it where it follows a date.
    .help-money = `money` takes an amount of money. For plain numbers there is `number`.
    .help-number = `number` takes a whole or decimal number. Amounts have `money`.
    .help-time = `time` takes an instant or a time of day.
    .help-truncate = `truncate` takes a text.
    .explain = Each filter takes certain types and gives a certain type to the next. `money`, `number`, `date`, `time`, `truncate` and `josa` give text. So `price | money | josa('을/를')` works and `price | josa('을/를') | money` does not.

filter-argument-count = `{$filter}` has {$found ->
        [0] nothing in its parentheses
        [one] one value in its parentheses
       *[other] {$found} values in its parentheses
    }.
    .why = A filter with too little or too much to go on does not say what it should print.
    .help = It takes nothing: write `{$filter}` alone.
    .help-date = Write `date`, or `date('long')`, `date('short')`, `date('month_day')`.
    .help-default = Say what to write instead: `default('고객')`.
    .help-josa = Say which particles: `josa('은/는')`.
    .help-number = Write `number`, or `number(2)` for two digits behind the point.
    .help-truncate = Say how many characters: `truncate(20)`.
    .explain = Filters take their arguments by position, in parentheses: `default('고객')`, `josa('은/는')`, `truncate(20)` take one; `date` and `number` may have one; `money` and `time` have none.

filter-argument = `{$filter}` cannot work with this.
    .here = not what the filter takes
    .why = The filter would not know what to print.
    .help = It is one of: {$choices}.
    .help-nearest = Did you mean `{$nearest}`?
    .help-alternative = Give something of the same type as the value before it: {$type}.
    .help-count = Give a whole number from {$least} to {$most}.
    .explain = `default` takes a value of the type it stands for: a text for a text, `0` for a number, `0 KRW` for an amount. `date` takes the name of a style, `josa` a pair of particles (`은/는`, `이/가`, `을/를`, `과/와`, `으로/로`, `아/야`, `이나/나`, `이랑/랑`, `이라/라`, `이며/며`, `이에요/예요`), `truncate` and `number` a whole number.

taken-in-texts = `{$name}` is already a group of constants.
    .why = `{"{{"} {$name}.. {"}}"}` could be two things, and a reader could not tell which.
    .help = Choose another name, or rename the group in `danbi.toml`.
    .constant = a constant of this group
    .explain = Every text can name the constants of `danbi.toml` by their group: `[constants.brand]` gives `{"{{"} brand.name {"}}"}`. Parameters and the items of a `for` need names of their own.

for-over-no-list = `for` needs a list, and this is {$type}.
    .here = this is {$type}
    .why = There is nothing to go through one by one.
    .help = Name a parameter that is a `list of ..`, or a property of type list.
    .explain = `{"{%"} for item in items {"%}"}` goes through a list: what `collect` gathered, what `load` brought, or a property that the schema declares as a list.

unbounded-list = Nothing says how many items this list may have.
    .here = has no `max`
    .why = The text could grow without end, and every channel has a limit.
    .help = Give the list a `max` in the schema.
    .explain = A text that goes through a list is as long as the list. Danbi works out the longest text a person can get, so every list that a text goes through needs a greatest number of items: `max` in the schema. What `collect` gathers is at most 100 by itself.

link-without-scheme = This link does not say where it leads.
    .here = no `https://` and no app scheme
    .why = Without a scheme a phone or a mail program does not open it.
    .help = Begin with `https://` or the scheme of your app, such as `shop://`.
    .help-placeholder = Begin with `https://`, with a constant such as `{"{{"} brand.url {"}}"}`, or with a value of type url.
    .explain = A link begins with a scheme: `https://example.com/cart`, `shop://cart`, `mailto:`, `tel:`. It may also begin with a constant of `danbi.toml`, or with a value that the schema declares as url. Placeholders further behind are welcome.

message-without-purpose = Message `{$name}` does not say its purpose.
    .why = The purpose decides whose consent it needs, at which hours it may leave, and whether it counts against the limits.
    .help = Add `purpose advertising`, or `informational`, `authentication`, `statutory`.
    .explain = Every message has one purpose. `advertising` is whatever is meant to sell or to bring back. `informational` is what a person needs for something they did: an order, a delivery. `authentication` is a code to sign in. `statutory` is a notice the law wants. Danbi guesses none of them, because the law asks about it.

message-without-content = Message `{$name}` says nothing on any channel.
    .why = A send of it would have nothing to send.
    .help = Add a content, such as `push {"{"} title ".." body ".." {"}"}`.
    .explain = A message holds one content for each channel it can go out on. A send then chooses among them with `via`.

not-a-topic = `{$name}` is a consent, but not a topic.
    .why = A topic is a subject of its own that a person agrees to, beside purpose and channel.
    .help = Name a consent with `kind = "topic"`, or leave the line out: purpose and channel are asked anyway.
    .declared = declared with another kind
    .explain = The consents of the schema have four kinds: purpose, channel, topic and night. `topic` in a message, and `for topic` in a cap, name one of kind topic.

source-needs-list = `{$name}` brings a list.
    .why = A content source answers with several items, never with a single one.
    .help = Write `list of {$name}`.
    .explain = A parameter is one event (`cart: cart_item_added`), the events that a `collect` gathered (`items: list of cart_item_added`), or what a `load` brought (`items: list of recommended`). A content source always brings a list.

ended-channel = `{$name}` ended on {$until}.
    .why = Nothing can be delivered there any more.
    .help = Use `{$instead}`, which took its place.
    .explain = Kakao ended Friendtalk at the end of 2025; its interface now answers with an error. Advertising on Kakao goes out as a brand message, order notices and the like as alimtalk.

channel-not-set-up = The project does not send on `{$name}` yet.
    .here = not set up in danbi.toml
    .why = Without a sender the message could be built but never leave.
    .help = Add `[channels.{$name}]` to `danbi.toml`.
    .also = and here; it is used in { $uses } places
    .explain = `danbi.toml` lists the channels a project sends on, each with its sender and how long to wait before another channel is tried. A message can only speak on those.

channel-without-formats = `{$channel}` has no formats to choose from.
    .here = not a format
    .why = A word that does nothing hides a mistake.
    .help = Leave `{$name}` out. A locale is written `in en`.
    .explain = Some channels have several shapes of a message, such as `brand_message image`. The others have one, and nothing stands between their name and the brace but `in LOCALE`.

channel-without-templates = `{$channel}` knows no approved templates.
    .why = The name would be sent nowhere.
    .help = Leave `template ".."` out.
    .explain = An alimtalk is approved by Kakao beforehand, and a message names the template it was approved as. Other channels send what the message says.

template-needed = `{$channel}` needs the name of its approved template.
    .why = The vendor refuses a text that it has not approved.
    .help = Write `{$channel} template "NAME" {"{"} .. {"}"}` with the name the template was approved under.
    .explain = An alimtalk goes out only as a template that was approved beforehand. Its text is that of the template, with values in place of its variables.

channel-without-buttons = `{$channel}` shows no buttons.
    .why = Nobody would see it.
    .help = Put the link into the body, or use `cta`.
    .explain = Some channels carry text only. The `cta` of a message is then written at the end of the body where the channel allows it.

unknown-content-field = `{$channel}` has no `{$name}`.
    .why = What a channel cannot show would be lost without a word.
    .help = Its parts are: {$fields}.
    .help-nearest = Did you mean `{$nearest}`?
    .explain = Each channel and format has certain parts: a push has a title and a body, an email a subject, a preheader and a body. They are data of Danbi, with the limits and sources of each; a channel of your own has the parts that `danbi.toml` gives it.

not-a-link = `{$name}` is a text, without a link.
    .why = The link would be lost.
    .help = Leave out `-> ".."`, or use `cta`.
    .explain = Only buttons, and items of formats that have them, lead somewhere: `button "쿠폰 받기" -> "https://.."`. The call to action of a message is `cta`.

field-needs-link = `{$name}` leads nowhere.
    .why = A button without a link does nothing when it is tapped.
    .help = Add where it leads: `{$name} ".." -> "https://.."`.
    .explain = Buttons, and items of formats that have them, are written with a text and a link.

field-without-file = `{$name}` of `{$channel}` cannot come from a file.
    .why = Only a whole page of HTML is worth a file of its own.
    .help = Write the text here, between `"` or `"""`.
    .explain = The body of an email may come from a file with `from "cart.mjml"`. Everything else is short enough to stand in the message, where its length is checked.

missing-field = `{$channel}` needs a `{$name}`.
    .here = has no `{$name}`
    .why = The channel refuses a message without it, or shows it empty.
    .help = Add `{$name} ".."`.
    .explain = Some parts of a channel may be left out, others not: an email needs a subject and a body, a push a body.

duplicate-content = `{$name}` is there twice for `{$locale}`.
    .here = said again
    .first = said first here
    .why = Only one of the two could be sent, and nobody would know which.
    .help = Keep one of them, say `in` another locale, or make the second one a `variant`.
    .explain = A message has one content for each channel and locale, and one `cta` for each locale. Without `in` the first locale of the project is meant. Texts to try against each other are variants.

first-locale-missing = `{$channel}` has no text in `{$locale}`.
    .why = `{$locale}` is the first locale of the project: whoever reads none of the others gets it.
    .help = Add `{$channel} {"{"} .. {"}"}` without `in`, or `in {$locale}`.
    .explain = The first locale of `danbi.toml` is the one to fall back to. A channel with a text in another locale only would leave everybody else without a message.

variant-adds-channel = Variant `{$variant}` speaks on `{$channel}`, the message itself does not.
    .message = this message has no such content
    .why = A variant changes what is said. Sent without it there would be nothing to send.
    .help = Add `{$channel} {"{"} .. {"}"}` to the message itself.
    .explain = What a variant does not say is taken from the message. So the message must have a content for every channel of its variants.

offer-without-benefit = Offer `{$name}` gives nothing.
    .why = Whoever is granted it would wonder what it is.
    .help = Add what is gained: `discount 10%`, `shipping free`, `trial 30d`, `points 1_000`, `gift ".."`, `upgrade TIER` or `access ".."`.
    .explain = An offer has at least one benefit. The other lines say when it is good, how often a person may have it, and what the law wants shown.

offer-currencies = This offer talks about {$other} and about {$currency}.
    .here = {$currency}
    .first = {$other}
    .why = Amounts of two currencies cannot be compared or counted against one budget.
    .help = Use one currency. An offer for another country is an offer of its own.
    .explain = Danbi converts nothing: rates change, and whoever grants the offer owns them. All amounts of an offer have one currency.

foreign-currency = This offer is in {$currency}, the project in {$expected}.
    .why = Budgets and sums of the project are counted in its own currency.
    .help = Use {$expected}, or change `currency` in `danbi.toml`.
    .explain = `currency` in `danbi.toml` says in which currency the offers of a project are. Leave it out where a project has offers in several.

discount-range = There is no discount of {$percent}.
    .why = A discount of 0% takes nothing off, and one of more than 100% would pay money out.
    .help = Write a share above 0% and at most 100%, such as `discount 10%`.
    .explain = A discount is more than 0% and at most 100%. A fixed amount is written `discount 5_000 KRW`.

not-positive = This amount must be more than zero.
    .why = An offer of nothing, or of less, cannot be granted.
    .help = Give an amount above zero, or leave the line out.
    .explain = Amounts, points and budgets of an offer are more than zero. No minimum and no budget is said by leaving the line out.

discount-over-minimum = The discount of {$discount} is more than the least order of {$minimum}.
    .why = Somebody who orders for {$minimum} would get something back.
    .help = Raise `minimum` or lower the discount.
    .explain = A fixed discount is taken from an order of at least `minimum`. Where the discount is larger than that, the smallest orders cost less than nothing.

cannot-withhold = What is `{$purpose}` must arrive.
    .here = can be neither capped nor held
    .declared = its purpose is `{$purpose}`
    .why = A code to sign in that comes an hour later, or a notice the law wants that never comes, harms the person and you.
    .help = Leave this out. Other purposes can be capped and held.
    .explain = Messages with the purpose `authentication` or `statutory` always leave at once: no cap counts them, no quiet hours hold them, no holdout keeps them back. Saying otherwise is an error.

duplicate-cap = This is capped twice over the same time.
    .here = again
    .first = capped first here
    .why = Only the lower of the two numbers would ever matter.
    .help = Keep one of them.
    .explain = A cap says how many of certain messages a person gets in a length of time. Several caps of different lengths work together: `cap 2 per 24h, 5 per 7d`. Two of the same length and scope contradict each other. `1d` and `24h` are the same length looking back.

foreign-placeholder = `{ $written }` is plain text here: people would read it as it stands.
    .why = It is how another tool marks a value. In Danbi a value stands between `{"{{"}` and `{"}}"}`, and is checked.
    .help = Write the value as `{"{{"} user.name {"}}"}`, with the name of a declared attribute or of a parameter of the message. If the text is meant literally, answer with `allow foreign-placeholder ".."` before the line.
    .help-right = Write `{ $right }`. If the text is meant literally, answer with `allow foreign-placeholder ".."` before the line.
    .explain =
        Texts that come from another tool bring its placeholders along: `#{"{"}고객명{"}"}`, `%name%`, `${"{"}name{"}"}`, `*|FNAME|*`, or braces that are not doubled. None of them is replaced here.

        Between `{"{{"}` and `{"}}"}` stand attributes of the person (`user.name`), parameters of the message (`cart.product_name`), facts of the offer (`offer.name`) and constants (`brand.url`).

fixed-particle = The particle `{ $written }` does not fit every `{ $path }`.
    .value = decides the form of the particle
    .why = Which form is right depends on the last sound of the value. A fixed one is wrong for half of them, and both forms at once look like a form letter.
    .help = Let the filter choose: add `| josa('{ $pair }')` inside the braces and delete `{ $written }`.
    .explain =
        Korean particles come in two forms: 은/는, 이/가, 을/를, 과/와, 으로/로. The filter `josa` prints the value and, behind it, the form that follows its last sound.

        Only particles directly behind a value of type text are looked at, and only those that change.
