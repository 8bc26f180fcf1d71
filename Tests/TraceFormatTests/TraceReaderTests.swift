import DemoWorkflows
import JFlow
import Samples
import Testing
import TraceFormat

@Suite("Reading traces")
struct TraceReaderTests {
    /// A run with one event of each kind, reason and mode.
    static let events: [Event] = {
        let tasks = (0..<8).map { PlanDescription.Task(name: "task \($0)\u{1B}", dependencies: Array(0..<$0)) }
        let run = RunDescription(
            plan: PlanDescription(name: "all kinds", tasks: tasks, goals: [7]), slots: 4,
            metadata: ["request \"é\"": "81f2\n"])
        let kinds = [Event.Kind.runStarted(run)] + TraceWriterTests.cases.map(\.kind)
        return kinds.enumerated().map { Event(sequence: $0, time: .microseconds($0), kind: $1) }
    }()
    private static let text = TraceWriter().lines(for: events)

    private func recording(_ text: String) throws -> TraceRecording {
        try TraceRecording(bytes: Array(text.utf8), named: "test")
    }

    // MARK: What was written comes back

    @Test func eachKindOfEventComesBack() throws {
        let recording = try recording(Self.text)
        #expect(recording.runs.count == 1)
        #expect(recording.runs.first?.events == Self.events)
        #expect(recording.remarks.isEmpty)
    }

    @Test func whatIsKnownOfTheOriginComesBack() throws {
        let origin = TraceOrigin(program: "search\u{1B}d", process: 4127, began: 1_795_894_163_064_167_915)
        let recording = try recording(TraceWriter(origin: origin).lines(for: Self.events))
        #expect(recording.runs.first?.origin == origin)
        #expect(recording.runs.first?.events == Self.events)
    }

    @Test(arguments: Demonstration.all.map(\.name))
    func eachDemonstrationComesBackEventForEvent(_ name: String) async throws {
        let folder = try TemporaryFolder(["a.swift": "let a = 1\n", "b/c.py": "pass\n"])
        let settings = DemonstrationSettings(pace: 0.01, path: folder.path)
        let stream = EventStream()
        _ = try await Demonstration.named(name, settings: settings).run(RunOptions(observers: [stream]))
        let events = stream.drain()
        #expect(events.last?.kind == .runFinished(.done) || events.last?.kind == .runFinished(.failed))
        let recording = try recording(TraceWriter().lines(for: events))
        #expect(recording.runs.map(\.events) == [events])
    }

    @Test func severalRunsInOneFileStayApart() throws {
        let recording = try recording(Self.text + Self.text)
        #expect(recording.runs.map(\.events) == [Self.events, Self.events])
    }

    // MARK: What is not whole

    /// Cut at every byte: everything up to the last whole line is there, and that it is cut is said.
    @Test func aTraceThatIsCutIsReadUpToThere() throws {
        let bytes = Array(Self.text.utf8)
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        for length in ends[0]...bytes.count {
            let recording = try TraceRecording(bytes: Array(bytes[..<length]), named: "test")
            let whole = ends.count { $0 <= length }
            #expect(recording.runs[0].events == Array(Self.events.prefix(whole)), "cut at \(length)")
            // A line that lacks but its end may be taken or not; what is said is true of both.
            #expect((recording.cut == .unfinished) == (length > 0 && bytes[length - 1] != 10), "cut at \(length)")
            #expect(recording.problemCount == 0)
        }
    }

    @Test func aTraceThatIsCutInItsHeaderIsNone() throws {
        let bytes = Array(Self.text.utf8)
        for length in 0..<Self.text.split(separator: "\n")[0].utf8.count {
            #expect(throws: TraceError.self) { try TraceRecording(bytes: Array(bytes[..<length]), named: "test") }
        }
    }

    @Test func aDamagedLineIsPassedOver() throws {
        var lines = Self.text.split(separator: "\n").map(String.init)
        lines[4] = "{\"sequence\":4,\"time\":!,\"event\":\"started\",\"task\":0}"
        let recording = try recording(lines.joined(separator: "\n") + "\n")
        #expect(recording.runs[0].events == Self.events.enumerated().filter { $0.offset != 4 }.map(\.element))
        #expect(recording.problems.map { "\($0)" } == ["line 5: a value is expected (byte 22)"])
        #expect(
            recording.remarks == [
                "One line was passed over: line 5: a value is expected (byte 22).", "One event is missing.",
            ])
    }

    @Test func missingEventsAreCounted() throws {
        let lines = Self.text.split(separator: "\n").enumerated().filter { !(3...6 ~= $0.offset) }.map {
            String($0.element)
        }
        let recording = try recording(lines.joined(separator: "\n") + "\n")
        #expect(recording.runs[0].missingCount == 4)
        #expect(recording.remarks == ["4 events are missing."])
    }

    @Test func whatALaterRevisionBringsIsPassedOver() throws {
        let recording = try recording(
            """
            {"format":"jflow-trace","version":1,"revision":7,"workflow":"w","future":{"a":[1,{"b":null}]},\
            "tasks":[{"name":"a","dependencies":[],"colour":"red","kind":"robot"}],"goals":[0]}
            {"sequence":1,"time":5,"event":"teleported","task":0,"through":[0]}
            {"sequence":2,"time":5,"event":"started","task":0,"worker":{"id":3,"on":true}}

            """)
        #expect(recording.runs[0].events.dropFirst().map(\.kind) == [.started(task: 0)])
        #expect(recording.runs[0].description.plan.tasks[0].kind == .task)
        #expect(recording.unknownCount == 1)
    }

    @Test(arguments: [
        ("", "test is no trace of a run: it is empty."),
        ("hello\n", "test is no trace of a run: line 1: an object “{” is expected (byte 1)."),
        ("{\"a\":1}\n", "test is no trace of a run: line 1: a header with “format” is expected (byte 1)."),
        (
            "{\"format\":\"pprof\",\"version\":1}\n",
            "test is no trace of a run: line 1: the format is “pprof”, not “jflow-trace” (byte 18)."
        ),
        (
            "{\"format\":\"jflow-trace\",\"version\":2,\"tasks\":[],\"goals\":[]}\n",
            "test is no trace of a run: line 1: the trace has version 2 of the format, and this jflow-tui reads "
                + "version 1: a newer jflow-tui is needed (byte 36)."
        ),
        (
            "{\"format\":\"jflow-trace\",\"version\":1,\"tasks\":[{\"name\":\"a\\u001b\",\"dependencies\":[0]}]}\n",
            "test is no trace of a run: line 1: task 0, “a\\u{1B}”, depends on task 0, which does not stand before it "
                + "(byte 1)."
        ),
        (
            "{\"format\":\"jflow-trace\",\"version\":1,\"tasks\":[],\"goals\":[0]}\n",
            "test is no trace of a run: line 1: goal 0 is none of the 0 tasks (byte 1)."
        ),
    ])
    func whatIsNoTraceIsRefusedWithASentence(_ text: String, _ sentence: String) {
        let error = #expect(throws: TraceError.self) { try TraceRecording(bytes: Array(text.utf8), named: "test") }
        #expect(error?.description == sentence)
    }

    @Test func linesThatAreTooLongArePassedOver() throws {
        var limits = TraceLimits()
        limits.lineBytes = 4_000
        let long =
            "{\"sequence\":900,\"time\":0,\"event\":\"logged\",\"message\":\"\(String(repeating: "x", count: 5_000))\"}\n"
        let end = "{\"sequence\":901,\"time\":0,\"event\":\"run-finished\",\"state\":\"done\"}\n"
        let recording = try TraceRecording(bytes: Array((Self.text + long + end).utf8), named: "test", limits: limits)
        #expect(recording.runs[0].end == .done)
        #expect(recording.problems.map(\.words) == ["it is longer than 4000 bytes"])
    }

    @Test func whatIsTooMuchIsNotRead() throws {
        var limits = TraceLimits()
        limits.eventCount = 5
        let recording = try TraceRecording(bytes: Array(Self.text.utf8), named: "test", limits: limits)
        #expect(recording.runs[0].events == Array(Self.events.prefix(5)))
        #expect(recording.cut == .tooLong)
    }

    // MARK: Whatever comes

    /// 10,000 traces with some bytes changed, removed or doubled: a trace or a sentence, nothing else.
    @Test func mutatedTracesAreReadOrRefused() throws {
        let lines = Self.text.split(separator: "\n")
        let words = [
            "\"", "{", "}", "[", "]", ",", ":", "\\u", "\\ud800", "null", "-", "9223372036854775808", "1e999", "\n",
            "\u{0}",
        ]
        var readCount = 0
        for seed in 0..<10_000 {
            var random = Seeded(UInt64(seed))
            // Of the events some, so that ten thousand traces are read in seconds.
            let chosen = lines.dropFirst().filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
            var bytes = Array((lines.prefix(1) + chosen).map { $0 + "\n" }.joined().utf8)
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
                case 2: bytes.insert(contentsOf: words.randomElement(using: &random)!.utf8, at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(200), at: place)
                }
            }
            do {
                let recording = try TraceRecording(bytes: bytes, named: "test")
                for run in recording.runs {
                    #expect(
                        zip(run.events, run.events.dropFirst()).allSatisfy { $0.sequence < $1.sequence }, "seed \(seed)"
                    )
                }
                readCount += 1
            } catch {
                #expect("\(error)".hasPrefix("test is no trace of a run: "), "seed \(seed)")
            }
        }
        // Most changes lie behind the header.
        #expect(readCount > 3_000)
    }
}
