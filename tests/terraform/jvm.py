"""Java as the tests start it: from the checkout, with its options."""


def command(main, classpath, *arguments, options="conf/jvm.options", flags=()):
    """The command line that starts a class."""
    return [
        "java",
        f"@{options}",
        "-Dlog4j2.configurationFile=conf/log4j2.properties",
        *flags,
        "-cp",
        ":".join(map(str, classpath)),
        main,
        *map(str, arguments),
    ]
