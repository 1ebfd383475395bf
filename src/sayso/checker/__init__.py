"""The façade: plugins, configuration, readers and engine put together. Front ends, and users of the library, talk to this.

    import sayso
    report = sayso.check("articles/", jobs=2)            # files and folders
    report = sayso.check(text="He said it was over.")    # a text; `name="a.md"` chooses the reader and the configuration
    who = sayso.sources("a.md")

For more than one call make a `Checker`: it loads plugins and packs once and keeps every configuration it has read.

    checker = Checker(config=None, isolated=False, overrides={"select": ["quotes.*"], "min-severity": "warning"})
    checker.registry                          # .rules {id: Rule}, .owners {id: plugin}, .readers, .reporters, .failures
    checker.find(paths)                       # Found(files, failures): what to check, folders walked; wrong paths are failures
    checker.check(paths, jobs=2, on_done=f)   # Report; f() is called after each file. Failures without rule and plugin are input errors
    checker.stream(files, jobs=2)             # yields a DocumentReport or a Failure for each file, in order, in bounded memory
    checker.check_bytes(data, name="a.md")    # DocumentReport (standard input, editors); raises InputError and ConfigError
    checker.sources(paths, on_done=f)         # SourcesReport; `sources_bytes(data, name)` for one
    checker.rules(path)                       # ListedRule(rule, plugin, on, severity) for all rules, as configured for that path
    checker.settings(path)                    # Settings: every value in force; `.fail_on`, `.encoding`, `.max_bytes` …
    checker.explain(path)                     # Explained(key, value, file, line) for `config show`
    checker.sign_off(path, fingerprint, reason=…, by=…, expires=…, today=…)   # Path of the sayso.allow.toml that was written

`overrides` are configuration keys as in `sayso.toml` and win over every file; `rules` may be given as `{"rules": {id: {…}}}`.
A `ConfigError` (exit code 2) is raised for wrong configuration before any file is checked.
"""

from sayso.checker.api import check, sources
from sayso.checker.core import Checker, Found, ListedRule

__all__ = ["Checker", "Found", "ListedRule", "check", "sources"]
