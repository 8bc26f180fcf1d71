import Synchronization
import Testing

@testable import JFlow

/// What those who watch are told of the elements of a mapping.
struct MappingEventTests {
    private func reports(of workflow: Workflow<[Int]>) async -> [ElementReport] {
        let events = EventStream(detailCapacity: 1_000_000)
        _ = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(observers: [events]))
        }
        return events.drain().compactMap { if case .element(1, let report) = $0.kind { report } else { nil } }
    }

    @Test(arguments: [1, 3])
    func ofFewElementsEachStartAndEndIsTold(limit: Int) async throws {
        let ten = task("ten") { Array(0..<10) }
        let told = await reports(
            of: try Workflow(mapping("m", over: ten, limit: limit) { (number) async in number }))
        #expect(told.count == 20)
        for index in 0..<10 {
            #expect(told.filter { $0.index == index }.map(\.state) == [.running, .done])
        }
        #expect(told.allSatisfy { $0.count == 10 && $0.error == nil })
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.endedCount <= $1.endedCount })
        #expect(told.last?.state == .done && told.last?.endedCount == 10)
        #expect(zip(told.indices, told).allSatisfy { told[...$0].count { $0.state == .done } <= $1.endedCount })
    }

    @Test func failedAndCancelledElementsAreTold() async throws {
        let latch = Latch()
        let ten = task("ten") { Array(0..<10) }
        let values = mapping("m", over: ten, limit: 3) { number in
            if number == 1 {
                await latch.reached(2)
                throw TestError("bad")
            }
            try await latch.wait()
            return number
        }
        let told = await reports(of: try Workflow(values))
        #expect(told.filter { $0.state == .running }.map(\.index).sorted() == [0, 1, 2])
        #expect(told.filter { $0.state == .failed }.map(\.index) == [1])
        #expect(told.first { $0.state == .failed }?.error == "bad")
        #expect(told.filter { $0.state == .cancelled }.map(\.index).sorted() == [0, 2])
        #expect(told.last?.endedCount == 3)
    }

    @Test func ofManyElementsTheReportsDoNotGrowWithTheirNumber() async throws {
        let many = task("many") { Array(0..<200_000) }
        let told = await reports(of: try Workflow(mapping("m", over: many) { $0 }))
        // 64 at once, then 200 a second: even on a machine that takes a minute for this.
        #expect(told.count < 12_064)
        #expect(told.last?.endedCount == 200_000, "the last one is always told")
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.endedCount <= $1.endedCount })
        let started = Set(told.filter { $0.state == .running }.map(\.index))
        #expect(started.isSubset(of: told.filter { $0.state == .done }.map(\.index)), "no start without its end")
    }

    @Test func ofManyFailuresTheFirstThousandAreTold() async throws {
        let many = task("many") { Array(0..<50_000) }
        let values = mapping("m", over: many, limit: 1, failurePolicy: .finish) { number in
            if number % 2 == 0 { throw TestError("even") }
            return number
        }
        let told = await reports(of: try Workflow(values))
        let failed = told.filter { $0.state == .failed }.map(\.index)
        #expect(failed.prefix(1_000) == (0..<1_000).map { $0 * 2 }[...])
        #expect(failed.count < 20_000)
    }

    @Test func elementsWriteLinesAsTheirTask() async throws {
        let events = EventStream()
        let two = task("two") { [7, 8] }
        let values = mapping("m", over: two, limit: 2) { TaskContext.current.log("element \($0)") }
        _ = try await Workflow(values).run(options: RunOptions(observers: [events]))
        let lines = events.drain().map(\.kind).filter {
            if case .logged = $0 { true } else { false }
        }
        #expect(Set(lines) == [.logged(task: 1, message: "element 7"), .logged(task: 1, message: "element 8")])
    }

    /// An element may run a workflow of its own: what is in there is not part of the run that is watched.
    @Test func elementsOfAnInnerRunAreNotTakenForThoseOfTheOuter() async throws {
        let inner = try Workflow(mapping("inner", over: task("three") { [1, 2, 3] }) { $0 })
        let outer = mapping("outer", over: task("two") { [10, 20] }, limit: 2) { number in
            try await inner.run().reduce(number, +)
        }
        let told = await reports(of: try Workflow(outer))
        #expect(told.count == 4)
        #expect(told.allSatisfy { $0.count == 2 })
    }

    @Test func aConsumersElementsAreToldToo() async throws {
        let ten = task("ten") { Array(0..<10) }
        let values = mapping("m", over: ten, limit: 2) {
            $0
        } consume: { results in
            try await results.reduce(into: []) { $0.append($1.value) }
        }
        let told = await reports(of: try Workflow(values))
        #expect(told.count == 20 && told.last?.endedCount == 10)
    }
}
