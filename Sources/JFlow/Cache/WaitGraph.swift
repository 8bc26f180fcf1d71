/// Which computations wait for which others, as far as computations within computations do.
///
/// A value without a lock. A wait that would close a circle is refused, so there never is one, and of the computations
/// under way at least one waits for none.
struct WaitGraph<Node: Hashable & Sendable>: Sendable {
    /// For each computation those for which it waits, and how often.
    private var waits: [Node: [Node: Int]] = [:]

    var isEmpty: Bool { waits.isEmpty }

    /// Some computations, each within the next, are to wait for another one; `false` when that one waits for them.
    mutating func began(_ waiters: [Node], for target: Node) -> Bool {
        guard !reaches(Set(waiters), from: target) else { return false }
        for waiter in waiters { waits[waiter, default: [:]][target, default: 0] += 1 }
        return true
    }

    /// A wait is over.
    mutating func ended(_ waiters: [Node], for target: Node) {
        for waiter in waiters {
            guard let count = waits[waiter]?[target] else { continue }
            waits[waiter]?[target] = count > 1 ? count - 1 : nil
            if waits[waiter]?.isEmpty == true { waits[waiter] = nil }
        }
    }

    private func reaches(_ goals: Set<Node>, from start: Node) -> Bool {
        var seen: Set<Node> = [start]
        var open = [start]
        while let node = open.popLast() {
            if goals.contains(node) { return true }
            for next in waits[node, default: [:]].keys where seen.insert(next).inserted { open.append(next) }
        }
        return false
    }
}
