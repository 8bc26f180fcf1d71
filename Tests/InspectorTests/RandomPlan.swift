import JFlow
import Samples

/// A random plan with names that are hard to show, and with tasks of every kind.
enum RandomPlan {
    private static let names = [
        "load", "日本語の検索", "👩‍💻", "I ❤️ it", "evil\u{1B}[2Jname", "a rather long name that goes on and on", "",
    ]

    static func plan(of count: Int, using random: inout Seeded) -> PlanDescription {
        let tasks = (0..<count).map { task(at: $0, using: &random) }
        return PlanDescription(name: "random\u{1B}[H", tasks: tasks, goals: [count - 1])
    }

    private static func task(at index: Int, using random: inout Seeded) -> PlanDescription.Task {
        let needs = (0..<index).filter { _ in Int.random(in: 0..<max(index, 2), using: &random) < 2 }
        let conditional = needs.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        let kinds: [PlanDescription.Task.Kind] = [.task, .task, .resource, .choice, .mapping]
        let isInGroup = Bool.random(using: &random)
        return PlanDescription.Task(
            name: names.randomElement(using: &random)! + "\(index)", dependencies: needs,
            expected: index % 7 == 6 ? nil : .milliseconds(Int.random(in: 0...3_000, using: &random)),
            kind: kinds.randomElement(using: &random)!, conditionalDependencies: conditional,
            group: isInGroup ? ["im\u{1B}port", "eu"] : [], tags: isInGroup ? ["slow", "\u{9B}31mtag"] : [])
    }
}
