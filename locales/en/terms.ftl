### Words that sentences of the catalog are made with: how bad a finding is, the parts of a finding, kinds of things and types.

## How bad a finding is
severity-error = error
severity-warning = warning
severity-note = note

## Parts of a finding
label-why = why
label-help = help

## Why a file cannot be read
reason-permission = permission denied
reason-missing = it leads nowhere
reason-not-a-file = it is no ordinary file
reason-other = the system refuses

## What cannot be compiled yet
what-file-placeholders = Placeholders in a text file
