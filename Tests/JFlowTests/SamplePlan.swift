import JFlow

/// Plans for the tests of exports.
enum SamplePlan {
    /// Every kind of task, nested groups, a condition and a tag.
    static let whole = PlanDescription(
        name: "search page",
        tasks: [
            PlanDescription.Task(name: "session", dependencies: [], kind: .resource),
            PlanDescription.Task(name: "index.load", dependencies: [0], expected: .milliseconds(3), group: ["index"]),
            PlanDescription.Task(
                name: "index.shards", dependencies: [0, 1], kind: .mapping, group: ["index", "parts"], tags: ["slow"]),
            PlanDescription.Task(name: "index.merge", dependencies: [2], group: ["index"]),
            PlanDescription.Task(
                name: "either", dependencies: [1, 3], kind: .choice, conditionalDependencies: [3]),
        ],
        goals: [4, 2])

    /// Names that mean something to the languages that they are written in.
    static let nastyNames = [
        "", "say \"hi\"", "back\\slash\\", "a\nb\r\nc\td", "bad\u{1B}[31mname\u{0}", "\u{9B}31m", "\u{202E}drow",
        "line\u{2028}para\u{2029}", "<b>bold</b> &lt; & &amp;", "end", "%% comment", "`**md**` _x_ __init__",
        "1. list", "- item", "#35;", "];t0-->t1", "style a:b#c;", "\\N\\G\\l", "{record|fields}", "👩‍💻 ❤️ 翻訳 e\u{301}",
        "snake_case a-b c/d v1.2", "}", "\u{F8FF}\u{E0001}",
    ]

    static let nasty = PlanDescription(
        name: nastyNames.joined(),
        tasks: nastyNames.enumerated().map { index, name in
            PlanDescription.Task(
                name: name, dependencies: index == 0 ? [] : [index - 1], group: index.isMultiple(of: 2) ? [name] : [],
                tags: [name])
        },
        goals: [0])
}
