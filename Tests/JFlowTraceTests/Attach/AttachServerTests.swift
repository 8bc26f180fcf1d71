import Attach
import DemoWorkflows
import Foundation
import JFlow
import JFlowTrace
import Samples
import Testing
import TraceFormat

@Suite("Attaching")
struct AttachServerTests {
    /// A chain that logs, and waits in its middle for a gate of the test's.
    private func workflow(_ name: String = "chain", gate: Gate? = nil) throws -> Workflow<Int> {
        let one = task("one") {
            TaskContext.current.log("hello")
            return 1
        }
        let two = task("two", one) { (one: Int) async -> Int in
            await gate?.pass()
            return one + 1
        }
        return try Workflow(task("three", two) { $0 + 1 }, name: name)
    }

    // MARK: What viewers see

    @Test(arguments: Demonstration.all.map(\.name))
    func liveRecordedAndAttachedTellTheSame(_ name: String) async throws {
        let served = try Served()
        let first = try Watching(served.server.socketPath, every: true)
        let second = try Watching(served.server.socketPath)
        // Values are told to those who wait when a run begins.
        #expect(await first.isKnown())
        #expect(await second.isKnown())
        let folder = try TemporaryFolder(["a.swift": "let a = 1\n", "b/c.py": "pass\n"])
        let live = EventStream()
        let recorder = try TraceRecorder(folder: folder.path + "/traces")
        var options = served.options
        options.observers += [live, recorder.stream()]
        let settings = DemonstrationSettings(pace: 0.01, path: folder.path)
        // They read while the run goes on: whoever takes nothing for ten seconds is left, and this one may take that long
        // beside a thousand other tests.
        async let isFirstDone = first.until { $0.end != nil }
        async let isSecondDone = second.until { $0.end != nil }
        _ = try await Demonstration.named(name, settings: settings).run(options)
        let events = live.drain()
        #expect(events.last?.kind.isRunFinished == true)
        await recorder.flushed()
        let recording = try TraceRecording(path: try #require(recorder.latestFile))
        // Not compared inside the macro, which would print both.
        let isRecordedWhole = recording.runs.map(\.events) == [events]
        #expect(isRecordedWhole)
        let isDone = (await isFirstDone, await isSecondDone)
        let late = try Watching(served.server.socketPath)
        let isLateDone = await late.until { $0.end != nil }
        for (viewer, isDone) in [(first, isDone.0), (second, isDone.1), (late, isLateDone)] {
            #expect(isDone, "\(viewer.all.summary)")
            let isToldWhole = viewer.all.runs == [events]
            #expect(isToldWhole)
        }
        await served.server.stop()
    }

    @Test func whoComesLateIsToldFromTheBeginning() async throws {
        let served = try Served()
        let gate = Gate()
        let workflow = try workflow(gate: gate)
        let options = served.options
        async let result = workflow.run(options: options)
        await gate.reached()
        try await Task.sleep(for: .milliseconds(50))
        let viewer = try Watching(served.server.socketPath)
        #expect(await viewer.until { !$0.times.isEmpty })
        #expect(viewer.all.runs.count == 1)
        #expect(viewer.all.states(.done) == 1)
        // The last event is older than what the clock of the run says.
        #expect(viewer.all.times[0] >= .milliseconds(50))
        #expect(viewer.connection.hello.latest?.state == "running")
        await gate.open()
        #expect(try await result == 3)
        #expect(await viewer.until { $0.end == .done })
        #expect(viewer.all.states(.done) == 3)
        #expect(viewer.all.runs[0].map(\.sequence) == Array(0..<viewer.all.runs[0].count))
        await served.server.stop()
    }

    @Test func aListTellsWhatAProgramDoes() async throws {
        let served = try Served { $0.allowsControl = true }
        func hello() throws -> ProgramHello { try Connection.hellos(at: [served.server.socketPath])[0].answer.get() }
        #expect(try hello().latest == nil)
        #expect(try hello().process == Int(getpid()))
        #expect(try hello().allowsControl)
        #expect(try !hello().offersReruns)
        let gate = Gate()
        let workflow = try workflow("listed", gate: gate)
        let options = served.options
        async let result = workflow.run(options: options)
        await gate.reached()
        #expect(try hello().latest?.workflow == "listed")
        #expect(try hello().latest?.state == "running")
        #expect(try hello().runningCount == 1)
        await gate.open()
        _ = try await result
        #expect(try hello().latest?.state == "done")
        #expect(try hello().runningCount == 0)
        await served.server.stop()
    }

    @Test func runsFollowOneAnother() async throws {
        let served = try Served()
        let viewer = try Watching(served.server.socketPath)
        for count in 1...3 {
            _ = try await workflow("run \(count)").run(options: served.options)
            #expect(await viewer.until { $0.runs.count == count && $0.end == .done })
            viewer.connection.send(.nextRun)
        }
        #expect(viewer.all.runs.map { $0.count } == viewer.all.runs.map { _ in viewer.all.runs[0].count })
        await served.server.stop()
    }

    @Test func whoWantsEveryRunIsToldOfEachInOrder() async throws {
        let served = try Served()
        let viewer = try Watching(served.server.socketPath, every: true)
        #expect(await viewer.isKnown())
        for number in 1...20 { _ = try await workflow("run \(number)").run(options: served.options) }
        for count in 1...20 {
            #expect(await viewer.until { $0.runs.count == count && $0.end == .done })
            viewer.connection.send(.nextRun)
        }
        let names = viewer.all.runs.map { events in
            if case .runStarted(let run) = events[0].kind { run.plan.name } else { "?" }
        }
        #expect(names == (1...20).map { "run \($0)" })
        await served.server.stop()
    }

    // MARK: Steering

    @Test func viewersMayOnlySee() async throws {
        let served = try Served()
        let viewer = try Watching(served.server.socketPath)
        let gate = Gate()
        let workflow = try workflow(gate: gate)
        let options = served.options
        async let result = workflow.run(options: options)
        await gate.reached()
        #expect(await viewer.until { $0.runs.count == 1 })
        for order in [ViewerOrder.cancelRun, .pause, .cancelTask(0), .step] { viewer.connection.send(order) }
        #expect(await viewer.until { $0.refusals.count == 4 })
        #expect(
            viewer.all.refusals[0] == "served does not let viewers steer its runs (AttachOptions.allowsControl)")
        await gate.open()
        #expect(try await result == 3)
        await served.server.stop()
    }

    @Test func whoMaySteerPausesStepsAndCancels() async throws {
        let served = try Served { $0.allowsControl = true }
        let viewer = try Watching(served.server.socketPath)
        let gate = Gate()
        let workflow = try workflow(gate: gate)
        let options = served.options
        let running = Task { try await workflow.run(options: options) }
        await gate.reached()
        #expect(await viewer.until { $0.runs.count == 1 })
        viewer.connection.send(.pause)
        #expect(await viewer.until { $0.runs[0].contains { $0.kind == .modeChanged(.paused) } })
        viewer.connection.send(.step)
        #expect(await viewer.until { !$0.others.isEmpty })
        guard case .stepped(.nothingReady(waitingFor: [1])) = viewer.all.others[0] else {
            Issue.record("\(viewer.all.others)")
            return
        }
        await gate.open()
        #expect(await viewer.until { $0.states(.done) == 2 })
        viewer.connection.send(.runTo(task: 77))
        #expect(await viewer.until { $0.refusals == ["the run has no such task"] })
        viewer.connection.send(.cancelRun)
        await #expect(throws: WorkflowError.self) { try await running.value }
        #expect(await viewer.until { $0.end == .cancelled })
        viewer.connection.send(.pause)
        #expect(await viewer.until { $0.refusals.last == "the run has ended" })
        viewer.connection.send(.runAgain(.anew, breakpoints: []))
        #expect(await viewer.until { $0.refusals.last?.contains("does not offer to run “chain” again") == true })
        await served.server.stop()
    }

    /// The example of ``AttachServer/offerReruns(of:options:)``'s article.
    @Test func whatIsOfferedRunsAgain() async throws {
        let served = try Served { $0.allowsControl = true }
        let failures = Countdown(1)
        let load = task("load") { () throws -> Int in
            if failures.take() { throw Flaw() }
            return 7
        }
        let workflow = try Workflow(task("report", load) { "\($0)" }, name: "nightly")
        let session = workflow.session()
        served.server.offerReruns(of: session)
        let viewer = try Watching(served.server.socketPath)
        #expect(viewer.connection.hello.offersReruns)
        await #expect(throws: WorkflowError.self) { try await session.run(options: served.options) }
        #expect(await viewer.until { $0.end == .failed })
        viewer.connection.send(.runAgain(.tasks([9]), breakpoints: []))
        #expect(await viewer.until { $0.refusals == ["there is no such task"] })
        viewer.connection.send(.runAgain(.failed, breakpoints: []))
        #expect(await viewer.until { $0.runs.count == 2 && $0.end == .done })
        // The run tells of its end before the session has its values.
        for _ in 0..<1_000 where session.value(of: load) == nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(session.value(of: load) == 7)
        await served.server.stop()
    }

    // MARK: Examples

    /// The example of ``AttachServer``'s documentation.
    @Test func theExampleOfTheServer() async throws {
        let server = try AttachServer.start()  // from now on, every run of this program can be seen
        let viewer = try Connection.open(server.socketPath)
        #expect(!viewer.hello.allowsControl)

        await server.stop()
        #expect(throws: AttachFailure.stale(path: server.socketPath)) { try Connection.open(server.socketPath) }
        #expect(!FileManager.default.fileExists(atPath: server.socketPath))
    }
}

struct Flaw: Error {}

/// A task of a test waits here until it may go on.
actor Gate {
    private var isOpen = false
    private var hasWaiter = false
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private var watchers: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        hasWaiter = true
        for watcher in watchers { watcher.resume() }
        watchers = []
        if !isOpen { await withCheckedContinuation { waiters.append($0) } }
    }

    /// Returns when a task is at the gate.
    func reached() async {
        if !hasWaiter { await withCheckedContinuation { watchers.append($0) } }
    }

    func open() {
        isOpen = true
        for waiter in waiters { waiter.resume() }
        waiters = []
    }
}
