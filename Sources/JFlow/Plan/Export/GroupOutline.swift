/// The tasks of a plan in the order of their groups, as a text with nested blocks tells them.
struct GroupOutline {
    /// A line of such a text.
    enum Line {
        /// A group begins; `number` tells it from the others.
        case open(number: Int, name: String, depth: Int)
        case task(Int, depth: Int)
        case close(depth: Int)
    }

    private enum Member {
        case task(Int)
        case group(Int)
    }

    private struct Group {
        let name: String
        var members: [Member] = []
        var subgroups: [String: Int] = [:]
    }

    /// The first one is around all others and has no name.
    private var groups = [Group(name: "")]

    /// Sorts the tasks of a plan into their groups, both in the order in which they appear.
    init(of plan: PlanDescription) {
        for (index, task) in plan.tasks.enumerated() {
            let group = task.group.reduce(0) { subgroup(named: $1, of: $0) }
            groups[group].members.append(.task(index))
        }
    }

    private mutating func subgroup(named name: String, of group: Int) -> Int {
        if let known = groups[group].subgroups[name] { return known }
        groups.append(Group(name: name))
        groups[group].subgroups[name] = groups.count - 1
        groups[group].members.append(.group(groups.count - 1))
        return groups.count - 1
    }

    /// The lines from the first to the last, found without recursion: a group may lie as deep as it likes.
    var lines: [Line] {
        var lines: [Line] = []
        var path = [(group: 0, next: 0)]
        while let (group, next) = path.last {
            guard next < groups[group].members.count else {
                path.removeLast()
                if !path.isEmpty { lines.append(.close(depth: path.count - 1)) }
                continue
            }
            path[path.count - 1].next += 1
            switch groups[group].members[next] {
            case .task(let task): lines.append(.task(task, depth: path.count - 1))
            case .group(let inner):
                lines.append(.open(number: inner - 1, name: groups[inner].name, depth: path.count - 1))
                path.append((inner, 0))
            }
        }
        return lines
    }
}

/// Four spaces for each level; from a depth on that no reader counts no more, lest a text grow with its square.
func indentation(_ depth: Int) -> String { String(repeating: "    ", count: min(depth, 20)) }
