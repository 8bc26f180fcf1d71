import Testing

@testable import JFlow

/// The queue of ready tasks beside a plain set of them.
struct SweepQueueTests {
    @Test(arguments: 0..<100)
    func itAnswersAsThePlainSetDoes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Of one level, of two and of three.
        let capacity = [1, 63, 64, 65, 300, 4_096, 5_000][Int(seed) % 7]
        var queue = SweepQueue(capacity: capacity)
        var model: Set<Int> = []
        var position = 0
        for _ in 0..<1_000 {
            let next = model.filter { $0 >= position }.min() ?? model.min()
            #expect(queue.first == next)
            switch Int.random(in: 0..<8, using: &random) {
            case 0...3:
                // Single ones, and neighbours one after the other.
                let task = Int.random(in: 0..<capacity, using: &random)
                let length = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: 1...9, using: &random) : 1
                for task in task..<min(task + length, capacity) where model.insert(task).inserted {
                    queue.insert(task)
                }
            case 4, 5:
                guard let next else { continue }
                queue.removeFirst()
                model.remove(next)
                position = next + 1
            case 6:
                let task = model.randomElement(using: &random) ?? capacity - 1
                queue.remove(task)
                model.remove(task)
            default: #expect(queue.lowest == model.min())
            }
            #expect(queue.count == model.count)
            #expect(queue.isEmpty == model.isEmpty)
            #expect(queue.hasOne == (model.count == 1))
        }
        #expect(queue.all == model.sorted())
        queue.removeAll()
        #expect(queue.isEmpty && queue.all.isEmpty)
    }

    @Test(arguments: 0..<40)
    func amongWorkersEachTaskIsTakenOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let capacity = [65, 300, 1_000, 5_000][Int(seed) % 4]
        var queue = SweepQueue(capacity: capacity)
        var model: Set<Int> = []
        var last = [Int](repeating: -1, count: Int.random(in: 1...4, using: &random))
        for _ in 0..<1_000 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0:
                let task = Int.random(in: 0..<capacity, using: &random)
                for task in task..<min(task + Int.random(in: 1...300, using: &random), capacity)
                where model.insert(task).inserted { queue.insert(task) }
            case 1:
                let task = model.randomElement(using: &random) ?? 0
                queue.remove(task)
                model.remove(task)
            case 2:
                #expect(queue.lowest == model.min())
                #expect(queue.all == model.sorted())
            case 3:
                guard let first = queue.first else { continue }
                queue.removeFirst()
                #expect(model.remove(first) != nil)
            default:
                let worker = last.indices.randomElement(using: &random) ?? 0
                let task = queue.takeFirst(behind: last[worker], isShared: last.count > 1)
                #expect(task < 0 ? model.isEmpty : model.remove(task) != nil)
                last[worker] = task
            }
            #expect(queue.count == model.count)
            #expect(queue.isEmpty == model.isEmpty)
        }
    }

    /// Whatever the order in which two workers come, each takes neighbours, and they stay close to each other.
    @Test(arguments: 0..<20)
    func twoWorkersGoThroughBlocksOfTheirOwn(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = 2_000
        var queue = SweepQueue(capacity: count)
        for task in 0..<count { queue.insert(task) }
        var last = [-1, -1]
        var lowest = 0
        var taken: Set<Int> = []
        var neighbours = 0
        for turn in 0..<count {
            let worker = seed == 0 ? turn % 2 : Int.random(in: 0...1, using: &random)
            let task = queue.takeFirst(behind: last[worker], isShared: true)
            #expect(taken.insert(task).inserted)
            while taken.contains(lowest) { lowest += 1 }
            #expect(task - lowest <= 128, "\(task) is far ahead of \(lowest)")
            if task == last[worker] + 1 { neighbours += 1 }
            last[worker] = task
        }
        #expect(queue.isEmpty)
        #expect(neighbours > count * 9 / 10, "\(neighbours)")
    }

    @Test(arguments: [false, true])
    func itSweepsThroughAMillionTasksInOrder(isReversed: Bool) {
        let count = 1_000_000
        var queue = SweepQueue(capacity: count)
        for task in 0..<count { queue.insert(isReversed ? count - 1 - task : task) }
        for task in 0..<count {
            guard queue.first == task else {
                Issue.record("\(task) is not the next one")
                return
            }
            queue.removeFirst()
        }
        #expect(queue.isEmpty)
    }
}
