### Words that sentences of the catalog are made with: how bad a finding is, the parts of a finding, kinds of things and types.

## How bad a finding is
severity-error = error
severity-warning = warning
severity-note = note

## What stands in a TOML file
value-text = text in quotes
value-integer = a whole number
value-decimal = a decimal number
value-boolean = `true` or `false`
value-date = a date such as `2027-01-01`
value-duration = a duration in quotes such as `"30min"`
value-array = a list in `[ ]`
value-table = a table
value-type = a type, as `"integer"` or `{"{"} type = "text", max = 40 {"}"}`
value-file = this file
value-bracket = bracket
value-quote = text
value-header = header

## Parts of a finding
label-why = why
label-help = help

## Why a file cannot be read
reason-permission = permission denied
reason-missing = it leads nowhere
reason-not-a-file = it is no ordinary file
reason-other = the system refuses

## Kinds of things
kind-segment = segment
kind-offer = offer
kind-message = message
kind-journey = journey
kind-channel = channel
kind-list = list
kind-consent = consent
kind-content = content source
kind-webhook = webhook
kind-event = event
kind-property = property
kind-attribute = attribute
kind-field = part
kind-enum = enum
kind-variant = variant
kind-binding = name
kind-label = label
kind-value = value
kind-experiment = experiment
kind-lint = lint
kind-constant = constant
kind-project = project

## Types
type-text = text
type-integer = a whole number
type-decimal = a decimal number
type-money = an amount of money
type-boolean = true or false
type-date = a date
type-datetime = an instant
type-time = a time of day
type-duration = a length of time
type-percent = a share
type-enum = a value of an enum
type-url = a link
type-list = a list
type-record = a record
type-unknown = something unknown

## Kinds of things that messages and the policy name
kind-arm = arm
kind-exit = exit
kind-goal = goal
kind-reason = reason for which a send is withheld
kind-zone = time zone
kind-event-or-source = event or content source
kind-filter = filter
kind-format = format
kind-in-text = name for texts
kind-locale = locale of the project
kind-origin = origin
kind-parameter = parameter
kind-purpose = purpose
kind-stage = stage
kind-brackets = brackets
kind-tags = tags
kind-tier = tier
kind-topic = topic

## What each filter does
filter-date = writes the day of a date or an instant
filter-default = stands in for a value that is unset
filter-josa = adds the Korean particle that fits the word
filter-money = writes an amount with its currency
filter-number = sets separators between thousands and digits behind the point
filter-time = writes the time of day
filter-truncate = cuts a text to so many characters

## Purposes
purpose-advertising = advertising
purpose-informational = information
purpose-authentication = authentication
purpose-statutory = statutory notices
