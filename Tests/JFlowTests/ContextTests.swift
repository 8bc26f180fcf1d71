import Synchronization
import Testing

@testable import JFlow

/// Which task those are told of who ask for the context of a body.
struct ContextTests {
    private func lines(_ events: EventStream) -> [String] {
        events.drain().compactMap { event in
            if case .logged(let task, let message) = event.kind { "\(task ?? -1): \(message)" } else { nil }
        }
    }

    /// A worker calls many bodies under one binding.
    @Test func eachBodyFindsItsOwnTask() async throws {
        var last = task("0") { () -> Int in
            TaskContext.current.log("0")
            return 0
        }.erasedToInt
        for number in 1..<50 {
            last =
                number.isMultiple(of: 3)
                ? task("\(number)", last) { _ async in
                    await Task.yield()
                    TaskContext.current.log("\(number)")
                    return number
                }.erasedToInt
                : task("\(number)", last) { _ in
                    TaskContext.current.log("\(number)")
                    return number
                }.erasedToInt
        }
        let events = EventStream()
        _ = try await Workflow(last).run(options: RunOptions(observers: [events]))
        #expect(lines(events) == (0..<50).map { "\($0): \($0)" })
    }

    @Test func childTasksOfABodyFindItsTask() async throws {
        let first = task("first") { 1 }
        let second = task("second", first) { _ async in
            await withTaskGroup(of: Void.self) { group in
                for child in 0..<3 {
                    group.addTask {
                        await Task.yield()
                        TaskContext.current.log("child \(child)")
                    }
                }
            }
            async let line: Void = TaskContext.current.log("async let")
            await line
            return 2
        }
        let third = task("third", second) { $0 }
        let events = EventStream()
        _ = try await Workflow(third).run(options: RunOptions(observers: [events]))
        #expect(Set(lines(events)) == ["1: child 0", "1: child 1", "1: child 2", "1: async let"])
    }

    /// A Swift task that a body leaves behind asks when its worker is long at other bodies.
    @Test(arguments: [false, true])
    func aSwiftTaskThatOutlivesItsBodyStillFindsItsTask(isAsynchronous: Bool) async throws {
        let signal = AsyncStream<Void>.makeStream()
        let kept = Mutex<[Task<Void, Never>]>([])
        let keep: @Sendable (Int) -> Void = { number in
            let task = Task {
                for await _ in signal.stream { break }
                TaskContext.current.log("kept by \(number)")
            }
            kept.withLock { $0.append(task) }
        }
        var last = task("0") { 0 }.erasedToInt
        for number in 1..<20 {
            last =
                isAsynchronous
                ? task("\(number)", last) { _ async in
                    if number == 7 { keep(number) }
                    return number
                }.erasedToInt
                : task("\(number)", last) { _ in
                    if number == 7 { keep(number) }
                    return number
                }.erasedToInt
        }
        let end = task("end", last) { _ async in
            signal.continuation.finish()
            for task in kept.withLock({ $0 }) { await task.value }
            TaskContext.current.log("end")
        }
        let events = EventStream()
        try await Workflow(end).run(options: RunOptions(observers: [events]))
        #expect(lines(events) == ["7: kept by 7", "20: end"])
    }

    @Test func aContextThatWasKeptTellsOfItsTask() async throws {
        let kept = Mutex<TaskContext?>(nil)
        // The context knows its run, whose body knows where the context is kept.
        defer { kept.withLock { $0 = nil } }
        let first = task("first") { kept.withLock { $0 = .current } }
        let second = task("second", first) { _ in kept.withLock { $0 }?.log("of the first") }
        let events = EventStream()
        try await Workflow(second).run(options: RunOptions(observers: [events]))
        #expect(lines(events) == ["0: of the first"])
    }

    /// The run within does not watch: what its bodies say is said by the body that runs it.
    @Test func aRunWithinABodySpeaksForThatBody() async throws {
        let inner = try Workflow(task("inner") { TaskContext.current.log("from within") })
        let outer = task("outer", task("before") { 0 }) { _ async throws in try await inner.run() }
        let after = task("after", outer) { _ in TaskContext.current.log("after") }
        let events = EventStream()
        try await Workflow(after).run(options: RunOptions(observers: [events]))
        #expect(lines(events) == ["1: from within", "2: after"])
    }
}

extension TaskDefinition where Value == Int {
    /// So that tasks with different inputs fit into one variable.
    fileprivate var erasedToInt: AnyTask<Int> { AnyTask(self) }
}
