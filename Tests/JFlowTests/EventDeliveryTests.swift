import Synchronization
import Testing

@testable import JFlow

/// Handing events to readers off the path of the runs.
struct EventDeliveryTests {
    @TaskLocal private static var isInRun = false

    /// Keeps what it reads.
    private final class Shelf: Sendable {
        private let state = Mutex<(events: [Event], wasInRun: Bool)>(([], false))
        var events: [Event] { state.withLock { $0.events } }
        var wasInRun: Bool { state.withLock { $0.wasInRun } }

        func put(_ events: [Event]) {
            state.withLock { state in
                state.events += events
                state.wasInRun = state.wasInRun || EventDeliveryTests.isInRun
            }
        }
    }

    private struct ShelfReader: EventReader {
        let shelf: Shelf
        func read(_ events: [Event]) { shelf.put(events) }
    }

    private func workflow(_ count: Int = 20) throws -> DynamicWorkflow {
        try DynamicWorkflow(
            (0..<count).map { index in
                DynamicTask("\(index)", dependencies: index == 0 ? [] : ["\(index / 2)"].filter { $0 != "\(index)" }) {
                    _ in
                    if index.isMultiple(of: 3) { await Task.yield() }
                    return index
                }
            })
    }

    @Test func flushedMeansThatEverythingIsRead() async throws {
        let delivery = EventDelivery()
        let shelves = (0..<40).map { _ in Shelf() }
        let workflow = try workflow()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for shelf in shelves {
                group.addTask {
                    let options = RunOptions(observers: [delivery.stream(to: ShelfReader(shelf: shelf))])
                    _ = try await workflow.run(options: options)
                    await delivery.flushed()
                    #expect(shelf.events.last?.kind == .runFinished(.done))
                }
            }
            try await group.waitForAll()
        }
        for shelf in shelves { #expect(shelf.events.map(\.sequence) == Array(shelf.events.indices)) }
    }

    @Test func readersAreCalledOutsideTheRun() async throws {
        let delivery = EventDelivery()
        let shelf = Shelf()
        let options = RunOptions(observers: [delivery.stream(to: ShelfReader(shelf: shelf))])
        let workflow = try workflow()
        _ = try await Self.$isInRun.withValue(true) { try await workflow.run(options: options) }
        await delivery.flushed()
        #expect(shelf.events.last?.kind == .runFinished(.done))
        #expect(!shelf.wasInRun)
    }

    @Test func aStreamServesOneRunAfterAnother() async throws {
        let delivery = EventDelivery()
        let shelf = Shelf()
        let options = RunOptions(observers: [delivery.stream(to: ShelfReader(shelf: shelf))])
        let workflow = try workflow()
        for _ in 0..<10 { _ = try await workflow.run(options: options) }
        await delivery.flushed()
        #expect(shelf.events.count { $0.kind == .runFinished(.done) } == 10)
        #expect(shelf.events.last?.kind == .runFinished(.done))
    }

    @Test func nothingToReadIsFlushedAtOnce() async {
        await EventDelivery().flushed()
    }

    @Test func nothingIsKeptAfterTheEnd() async throws {
        let delivery = EventDelivery()
        weak var kept: EventStream?
        weak var keptShelf: Shelf?
        do {
            let shelf = Shelf()
            let stream = delivery.stream(to: ShelfReader(shelf: shelf))
            (kept, keptShelf) = (stream, shelf)
            _ = try await workflow().run(options: RunOptions(observers: [stream]))
            await delivery.flushed()
        }
        // A worker of the run may hold the run, and so its observers, a moment longer than the run lasts.
        while kept != nil || keptShelf != nil { await Task.yield() }
        #expect(kept == nil)
    }
}
