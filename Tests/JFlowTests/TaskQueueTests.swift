import Testing

@testable import JFlow

/// The queue of ready tasks beside a plain model of it.
struct TaskQueueTests {
    /// An array of tasks in order, and the one that is taken before them.
    private struct Model {
        var next: Int?
        var others: [Int] = []

        var all: [Int] { (next.map { [$0] } ?? []) + others }

        mutating func append(_ task: Int) {
            if next == nil { next = task } else { others.append(task) }
        }

        mutating func removeFirst() {
            if next != nil { next = nil } else { others.removeFirst() }
        }

        mutating func remove(_ task: Int) {
            if next == task { next = nil }
            others.removeAll { $0 == task }
        }
    }

    @Test(arguments: 0..<100)
    func itAnswersAsThePlainModelDoes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = TaskQueue()
        var model = Model()
        var fresh = Array(0..<300).shuffled(using: &random)
        while !fresh.isEmpty || !model.all.isEmpty {
            switch Int.random(in: 0..<8, using: &random) {
            case 0...3:
                guard let task = fresh.popLast() else { continue }
                queue.append(task)
                model.append(task)
            case 4, 5:
                guard !model.all.isEmpty else { continue }
                queue.removeFirst()
                model.removeFirst()
            case 6:
                let task = model.all.randomElement(using: &random) ?? 7
                queue.remove(task)
                model.remove(task)
            default: #expect(queue.lowest() == model.all.min())
            }
            #expect(queue.first == model.all.first)
            #expect(queue.count == model.all.count)
            #expect(queue.isEmpty == model.all.isEmpty)
            #expect(queue.all == model.all)
        }
    }
}
