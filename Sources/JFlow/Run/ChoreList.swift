/// What has to be done beside bodies, in order, and how much of it is under way.
struct ChoreList: Sendable, Hashable {
    private var list: [Chore] = []
    private var head = 0
    private var activeCount = 0

    var hasNext: Bool { head < list.count }
    var isDone: Bool { !hasNext && activeCount == 0 }

    mutating func add(_ chore: Chore) {
        list.append(chore)
    }

    mutating func takeNext() -> Chore? {
        guard hasNext else { return nil }
        defer {
            head += 1
            if head == list.count {
                list.removeAll(keepingCapacity: true)
                head = 0
            }
        }
        activeCount += 1
        return list[head]
    }

    /// Something is under way that was not in the list.
    mutating func began() {
        activeCount += 1
    }

    mutating func ended() {
        activeCount -= 1
    }
}
