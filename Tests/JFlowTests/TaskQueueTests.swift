import Testing

@testable import JFlow

/// The queue of those who stand in line beside a plain array.
struct TaskQueueTests {
    @Test(arguments: 0..<100)
    func itAnswersAsAPlainArrayDoes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = TaskQueue()
        var plain: [Int] = []
        var fresh = Array(0..<300).shuffled(using: &random)
        while !fresh.isEmpty || !plain.isEmpty {
            switch Int.random(in: 0..<7, using: &random) {
            case 0...3:
                guard let task = fresh.popLast() else { continue }
                queue.append(task)
                plain.append(task)
            case 4, 5:
                guard !plain.isEmpty else { continue }
                queue.removeFirst()
                plain.removeFirst()
            default:
                let task = plain.randomElement(using: &random) ?? 7
                queue.remove(task)
                plain.removeAll { $0 == task }
            }
            #expect(queue.first == plain.first)
            #expect(queue.count == plain.count)
            #expect(queue.isEmpty == plain.isEmpty)
            #expect(queue.all == plain)
        }
    }
}
