import Testing

@testable import JFlow

/// Mappings with limits on time, further attempts and the like, in a world whose time is made up.
struct MappingConductTests {
    private let world = SimulatedWorld(seed: 7)
    private let ten = task("ten") { Array(0..<10) }

    @Test(arguments: [(1, 10), (3, 4), (4, 3), (10, 1), (16, 1)])
    func asManyElementsRunAtOnceAsTheLimitAllows(limit: Int, seconds: Int) throws {
        let world = world
        let mapped = mapping("mapped", over: ten, limit: limit) { number in
            try await world.sleep(1_000)
            return number
        }
        #expect(try world.value(of: Workflow(mapped)) == Array(0..<10))
        #expect(world.now == .seconds(seconds))
    }

    @Test func aFreePlaceIsTakenAtOnce() throws {
        let world = world
        let mapped = mapping("mapped", over: ten, limit: 2) { try await world.sleep($0 == 0 ? 9_000 : 1_000) }
        _ = try world.value(of: Workflow(mapped))
        #expect(world.now == .seconds(9), "nine short ones beside a long one")
    }

    @Test func aFurtherAttemptMapsTheWholeCollectionAgain() throws {
        let journal = Journal()
        let flaky = mapping("flaky", over: ten, limit: 1) { number in
            journal.note("\(number)")
            if number == 2, journal.count(of: "2") == 1 { throw TestError("not yet") }
            return number
        }
        #expect(try world.value(of: Workflow(flaky.retry(2))) == Array(0..<10))
        #expect(journal.all == ["0", "1", "2"] + (0..<10).map { "\($0)" })
    }

    @Test func elementsOfAMappingThatIsLateAreCancelled() throws {
        let (world, journal) = (world, Journal())
        let slow = mapping("slow", over: ten, limit: 3) { number in
            do { try await world.sleep(3_000) } catch {
                journal.note("cancelled \(number)")
                throw error
            }
        }
        let error = try world.error(of: Workflow(slow.timeout(.seconds(4))))
        #expect(error?.failure?.failedTasks.first?.error is TaskTimeout)
        #expect(journal.all.sorted() == ["cancelled 3", "cancelled 4", "cancelled 5"])
        #expect(world.now == .seconds(4))
    }

    @Test func aFailedMappingHasItsFallback() throws {
        let failing = mapping("failing", over: ten) { _ -> Int in throw TestError("no") }
        #expect(try world.value(of: Workflow(failing.fallback([]))) == [])
    }

    @Test func aClosedMappingIsAMappingStill() throws {
        let journal = Journal()
        let opened = mapping("opened", over: ten) { $0 }.closing { journal.note("closed \($0.count)") }
        let workflow = try Workflow(task("sum", opened) { $0.reduce(0, +) })
        #expect(workflow.description.tasks[1].kind == .mapping)
        #expect(try world.value(of: workflow) == 45)
        #expect(journal.all == ["closed 10"])
    }

    @Test func theSameSeedTellsTheSameStory() throws {
        var stories: [[Event]] = []
        for _ in 0..<2 {
            let world = SimulatedWorld(seed: 11)
            let many = task("many") { Array(0..<1_000) }
            let mapped = mapping("mapped", over: many, limit: 7, failurePolicy: .finish) { number in
                try await world.sleep(number * 37 % 11)
                if number % 100 == 99 { throw TestError("no \(number)") }
            }
            let events = EventStream()
            let workflow = try Workflow(mapped)
            _ = try world.run { await world.outcome(of: workflow) { $0.observers = [events] } }
            stories.append(events.drain())
        }
        #expect(stories[0].count > 100 && stories[0] == stories[1])
    }
}
