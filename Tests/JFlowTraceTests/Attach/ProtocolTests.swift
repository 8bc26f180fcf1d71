import Attach
import Foundation
import JFlow
import Samples
import Testing
import TraceFormat

@Suite("What programs and viewers say")
struct ProtocolTests {
    private static let start = Event(
        sequence: 0, time: .zero,
        kind: .runStarted(
            RunDescription(
                plan: PlanDescription(
                    name: "all \u{1B}",
                    tasks: (0..<9).map { PlanDescription.Task(name: "task \($0)", dependencies: []) },
                    goals: [8]), slots: 2)))

    private static let reports: [ProgramReport] = {
        var hello = ProgramHello(program: "ser\u{202E}ver", process: 4_127, allowsControl: true)
        hello.runningCount = 3
        hello.latest = ProgramHello.LatestRun(workflow: "all", state: "failed", since: 1_795_894_163_064_167_915)
        return [
            .hello(hello), .run(start, TraceOrigin(program: "server", process: 4_127, began: 7)),
            .event(Event(sequence: 1, time: .seconds(1), kind: .started(task: 3))),
            .event(Event(sequence: 2, time: .seconds(2), kind: .logged(task: 3, message: "\u{9B}2Jé\n"))),
            .time(.milliseconds(1_500)), .stepped(.starts(task: 4)), .stepped(.noFreeSlot),
            .stepped(.nothingReady(waitingFor: [1, 2])), .stepped(.notRunning), .layerStepped([]),
            .layerStepped([5, 6]), .refused("no \u{7}"), .passedOver(12), .goodbye("too slow"),
        ]
    }()

    private static let orders: [ViewerOrder] = [
        .watch(ViewerHello()), .watch(ViewerHello(process: 7, window: 1 << 16, wantsEveryRun: true)), .nextRun,
        .read(bytes: 1 << 40), .pause, .resume, .step, .stepLayer, .runTo(task: 3), .setBreakpoint(true, task: 0),
        .setBreakpoint(false, task: 8), .cancelTask(2), .cancelRun, .runAgain(.anew, breakpoints: []),
        .runAgain(.failed, breakpoints: [1]), .runAgain(.tasks([3, 4]), breakpoints: [0, 8]),
    ]

    @Test func whatAProgramSaysIsUnderstood() throws {
        var reader = ProgramLineReader()
        for report in Self.reports {
            let line = report.line
            #expect(line.hasSuffix("\n"))
            #expect(line.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x9B })
            #expect(try reader.read(text: line.dropLast())?.line == line)
        }
    }

    @Test func whatAViewerAsksIsUnderstood() throws {
        for order in Self.orders {
            let bytes = Array(order.line.dropLast().utf8)
            #expect(try bytes.withUnsafeBufferPointer { try ViewerLineReader.read($0) } == order)
        }
    }

    @Test func whatALaterMinorVersionAddsIsPassedOver() throws {
        var reader = ProgramLineReader()
        #expect(try reader.read(text: #"{"attach":"weather","sky":["blue"]}"#) == nil)
        let hello =
            #"{"attach":"hello","mood":{"a":[1]},"version":1,"minor":9,"program":"p","process":1,"control":false}"#
        guard case .hello(let read) = try reader.read(text: hello) else {
            Issue.record("no hello")
            return
        }
        #expect(read.minor == 9)
    }

    @Test func whatIsSaidOfTasksThatAreNotThereIsRefused() throws {
        var reader = ProgramLineReader()
        _ = try reader.read(text: ProgramReport.run(Self.start, TraceOrigin()).line)
        #expect(throws: LineProblem(words: "there is no task 9: the run has 9 tasks", offset: 0)) {
            try reader.read(text: #"{"attach":"stepped","answer":"starts","task":9}"#)
        }
    }

    /// 10,000 seeded mutations of lines in each direction: each is understood, passed over, or refused with a place.
    @Test(arguments: [true, false]) func mutatedLinesAreUnderstoodOrRefused(_ areOfProgram: Bool) throws {
        let lines = areOfProgram ? Self.reports.map(\.line) : Self.orders.map(\.line)
        var random = Seeded(areOfProgram ? 1 : 2)
        var refusedCount = 0
        for _ in 0..<10_000 {
            var reader = ProgramLineReader()
            if areOfProgram { _ = try reader.read(text: lines[1].dropLast()) }
            let bytes = mutated(Array(lines[Int.random(in: lines.indices, using: &random)].utf8.dropLast()), &random)
            do {
                try bytes.withUnsafeBufferPointer { line in
                    if areOfProgram { _ = try reader.read(line) } else { _ = try ViewerLineReader.read(line) }
                }
            } catch let problem as LineProblem {
                refusedCount += 1
                #expect(!problem.words.isEmpty)
                #expect(0...bytes.count ~= problem.offset)
                #expect(problem.words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
            }
        }
        #expect(refusedCount > 1_000)
        #expect(refusedCount < 10_000)
    }

    private func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
            case 3: bytes.removeLast(bytes.count - place)
            case 4: bytes.insert(contentsOf: Array("99999999999999999999".utf8), at: place)
            default:
                let end = Int.random(in: place...bytes.count, using: &random)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return bytes
    }
}

extension ProgramLineReader {
    fileprivate mutating func read(text: some StringProtocol) throws -> ProgramReport? {
        let bytes = Array(text.utf8.filter { $0 != 10 })
        return try bytes.withUnsafeBufferPointer { try read($0) }
    }
}
