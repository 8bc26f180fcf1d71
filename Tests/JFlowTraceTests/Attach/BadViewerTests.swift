import Attach
import Foundation
import JFlow
import JFlowTrace
import Samples
import Testing

/// What viewers do that they should not, while a program runs.
@Suite("Bad viewers", .serialized)
struct BadViewerTests {
    private static let watch = #"{"order":"watch","version":1}"#

    /// A run that says a lot, for as long as a test likes.
    private func talk(_ served: Served, lines: Int, _ body: @Sendable (Gate) async throws -> Void) async throws {
        let gate = Gate()
        let talker = task("talker") { () async -> Int in
            for number in 0..<lines { TaskContext.current.log("line \(number) " + String(repeating: "x", count: 200)) }
            await gate.pass()
            return lines
        }
        let options = served.options
        let workflow = try Workflow(task("last", talker) { $0 + 1 }, name: "talk")
        let running = Task { try await workflow.run(options: options) }
        await gate.reached()
        try await body(gate)
        await gate.open()
        #expect(try await running.value == lines + 1)
        await served.server.stop()
    }

    @Test func rubbishIsAnsweredByASentenceWithItsPlace() async throws {
        let served = try Served()
        try await talk(served, lines: 1) { _ in
            let viewer = try RawViewer(served.server.socketPath)
            viewer.send("hello?")
            #expect(
                viewer.lines().last
                    == #"{"attach":"goodbye","reason":"line 1 is not understood: an object “{” is expected (byte 1)"}"#)
            let other = try RawViewer(served.server.socketPath)
            other.send(Self.watch)
            other.send(#"{"order":"dance"}"#)
            other.send(#"{"order":"cancel-task","task":-1}"#)
            var refusals: [String] = []
            while refusals.count < 2, let line = other.line() {
                if line.hasPrefix(#"{"attach":"refused""#) { refusals.append(line) }
            }
            #expect(refusals.first?.contains("line 2 is not understood: there is no order “dance”") == true)
            #expect(refusals.last?.contains("“task” is -1, which is less than none (byte ") == true)
        }
    }

    @Test func whoNeverEndsALineIsSentAway() async throws {
        let served = try Served()
        try await talk(served, lines: 1) { _ in
            let viewer = try RawViewer(served.server.socketPath)
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
            // A line of 1 GB is refused long before its end.
            let count = (0..<1_024).first { _ in !viewer.send(piece) }
            #expect(count.map { $0 < 64 } == true)
            let other = try Watching(served.server.socketPath)
            #expect(await other.until { $0.runs.count == 1 })
        }
    }

    @Test func whoReadsNothingIsSentAwayAndDelaysNobody() async throws {
        let served = try Served { $0.patience = .milliseconds(1_500) }
        try await talk(served, lines: 20_000) { _ in
            let sleeper = try RawViewer(served.server.socketPath)
            sleeper.send(Self.watch)
            let counting = try RawViewer(served.server.socketPath)
            counting.send(#"{"order":"watch","version":1,"window":65536}"#)
            let awake = try Watching(served.server.socketPath)
            #expect(await awake.until { !$0.times.isEmpty })
            // Of 20,000 lines the last 4,096 are kept, and what is lost is said.
            let logged = awake.all.runs[0].count { if case .logged = $0.kind { true } else { false } }
            let lost = awake.all.runs[0].reduce(0) { if case .dropped(let count) = $1.kind { $0 + count } else { $0 } }
            #expect(logged == 4_096)
            #expect(logged + lost == 20_000)
            try await Task.sleep(for: .seconds(4))
            // Both were sent away; the one that had said how much may be on its way was left room for a word.
            let words = counting.lines().last ?? ""
            #expect(
                words.hasPrefix(#"{"attach":"goodbye","reason":"this viewer read nothing for "#), "\(words.prefix(200))"
            )
            let rest = sleeper.lines()
            #expect(!rest.isEmpty)
            let hasAll = rest.contains { $0.contains("line 19999 ") }
            #expect(!hasAll)
        }
    }

    @Test func whoReadsSlowlyMissesLinesAndNoChangeOfState() async throws {
        let served = try Served { $0.patience = .seconds(60) }
        let gate = Gate()
        let talker = task("talker") { () async -> Int in
            for number in 0..<2_000 { TaskContext.current.log("a \(number) " + String(repeating: "x", count: 200)) }
            await gate.pass()
            for number in 0..<2_000 { TaskContext.current.log("b \(number) " + String(repeating: "x", count: 200)) }
            return 1
        }
        let workflow = try Workflow(task("last", talker) { $0 + 1 }, name: "talk")
        let options = served.options
        let running = Task { try await workflow.run(options: options) }
        await gate.reached()
        let slow = try RawViewer(served.server.socketPath)
        slow.send(#"{"order":"watch","version":1,"window":65536}"#)
        try await Task.sleep(for: .seconds(2.5))
        await gate.open()
        _ = try await running.value
        try await Task.sleep(for: .milliseconds(200))
        var byteCount = 0
        var lines: [String] = []
        while let line = slow.line() {
            lines.append(line)
            byteCount += line.utf8.count + 1
            slow.send(#"{"order":"read","bytes":\#(byteCount)}"#)
            if line.contains("run-finished") { break }
        }
        let finished = lines.count { $0.contains(#""event":"finished""#) }
        let logged = lines.count { $0.contains(#""event":"logged""#) }
        let dropped = lines.filter { $0.contains(#""event":"dropped""#) }.compactMap { line in
            line.split(separator: ":").last.flatMap { Int($0.dropLast()) }
        }
        #expect(finished == 2)
        #expect(lines.last?.contains(#""state":"done""#) == true)
        #expect(!dropped.isEmpty)
        #expect(logged + dropped.reduce(0, +) == 4_000)
        #expect(logged < 2_500)
        await served.server.stop()
    }

    @Test func aThousandViewersComeAndGo() async throws {
        let served = try Served()
        let server = served.server.socketPath
        @Sendable func visit(_ number: Int) throws {
            let viewer = try RawViewer(server)
            switch number % 6 {
            case 0: break
            case 1: viewer.send(Self.watch)
            case 2:
                viewer.send(Self.watch)
                _ = viewer.line()
                _ = viewer.line()
            case 3: viewer.send(#"{"order":"watch","vers"#)
            case 4:
                // Gone before it can be answered.
                viewer.send(Self.watch + String(repeating: "\n" + #"{"order":"cancel-run"}"#, count: 500))
            default: viewer.send("\u{0}\u{1}rubbish")
            }
        }
        try await talk(served, lines: 100) { _ in
            for number in 0..<1_000 { try visit(number) }
            let viewer = try Watching(server)
            #expect(await viewer.until { $0.runs.count == 1 })
        }
    }

    @Test func noMoreAreLetInThanTheLimit() async throws {
        let served = try Served { $0.viewerLimit = 2 }
        let viewers = try [Watching(served.server.socketPath), Watching(served.server.socketPath)]
        #expect(
            throws: AttachFailure.silent(
                path: served.server.socketPath, words: "it says “2 viewers are attached, and no more are let in”")
        ) { try Watching(served.server.socketPath) }
        viewers[0].connection.close()
        #expect(await viewers[0].until { $0.hasEnded })
        _ = try Watching(served.server.socketPath)
        withExtendedLifetime(viewers) {}
        await served.server.stop()
    }

    @Test func versionsAreCompared() async throws {
        let served = try Served()
        let newer = try RawViewer(served.server.socketPath)
        newer.send(#"{"order":"watch","version":2}"#)
        #expect(
            newer.lines().last
                == #"{"attach":"goodbye","reason":"served speaks version 1 of the attach protocol, and the viewer "#
                + #"version 2: the program needs a newer JFlow"}"#)
        let newerMinor = try RawViewer(served.server.socketPath)
        newerMinor.send(#"{"order":"watch","version":1,"minor":7,"colour":{"of":["tea"]}}"#)
        newerMinor.send(#"{"order":"pause"}"#)
        #expect(newerMinor.lines(2).last?.contains("does not let viewers steer") == true)
        await served.server.stop()
    }

    @Test func theEndOfTheServerIsSaid() async throws {
        let served = try Served()
        let viewer = try Watching(served.server.socketPath)
        await served.server.stop()
        #expect(await viewer.until { $0.hasEnded })
        #expect(viewer.all.goodbye == "the program lets nobody attach any longer")
    }
}

extension RawViewer {
    /// The next lines, so many at most.
    func lines(_ count: Int) -> [String] {
        var lines: [String] = []
        while lines.count < count, let line = line() { lines.append(line) }
        return lines
    }
}
