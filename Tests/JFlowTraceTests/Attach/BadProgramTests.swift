import Attach
import Foundation
import Synchronization
import Testing

/// What programs do that they should not, or cannot help, seen from a viewer.
@Suite("Bad programs")
struct BadProgramTests {
    private static let hello =
        #"{"attach":"hello","version":1,"minor":0,"program":"raw","process":7,"control":false}"# + "\n"

    private func failure(_ program: RawProgram) -> String? {
        do throws(AttachFailure) {
            _ = try Connection.open(program.path)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("rubbish\n", "line 1: an object “{” is expected (byte 1)"), ("", "it closes the connection"),
        (#"{"attach":"refused","reason":"x"}"# + "\n", "it does not say hello first"),
        (#"{"attach":"goodbye","reason":"full\u001b"}"# + "\n", #"it says “full\u{1B}”"#),
        (#"{"attach":"hello","version":1}"# + "\n", "line 1: the hello lacks “program” or “process” (byte 1)"),
    ]) func whoDoesNotSayHelloIsNotAttachedTo(says: String, words: String) throws {
        let program = try RawProgram(says: says)
        #expect(failure(program) == "The program at \(program.path) does not let anybody attach: \(words).")
    }

    @Test func whoSaysNothingIsNotWaitedForLong() throws {
        let program = try RawProgram(says: "", stays: true)
        let start = ContinuousClock.now
        #expect(failure(program) == "The program at \(program.path) does not let anybody attach: it says nothing.")
        #expect(start.duration(to: .now) >= .seconds(2))
    }

    @Test func otherVersionsAreTold() throws {
        let newer = try RawProgram(
            says: #"{"attach":"hello","version":2,"program":"raw","process":7,"control":true}"# + "\n")
        #expect(
            failure(newer)
                == "raw (pid 7) speaks version 2 of the attach protocol, and the viewer version 1: a newer jflow-tui is "
                + "needed.")
        let older = try RawProgram(
            says: #"{"attach":"hello","version":0,"program":"raw","process":7,"control":true}"# + "\n")
        #expect(failure(older)?.hasSuffix("the program needs a newer JFlow.") == true)
    }

    @Test func whatIsNotUnderstoodIsPassedOverWithItsPlace() async throws {
        let program = try RawProgram(
            says: Self.hello + "{\n" + #"{"attach":"time","time":-5}"# + "\n" + #"{"attach":"refused","reason":"no"}"#
                + "\n")
        let viewer = try Watching(program.path)
        #expect(await viewer.until { $0.hasEnded })
        #expect(
            viewer.all.unreadable
                == ["line 2: the line ends too early (byte 2)", "line 3: “time” is missing, or is none (byte 1)"])
        #expect(viewer.all.refusals == ["no"])
    }

    @Test func whoSaysNothingButRubbishIsLeft() async throws {
        let program = try RawProgram(stays: true) {
            AnySequence([Array(Self.hello.utf8)] + [[UInt8]](repeating: Array("rubbish\n".utf8), count: 10_000))
        }
        let viewer = try Watching(program.path)
        #expect(await viewer.until { $0.hasEnded })
        #expect(viewer.all.unreadable.count == 100)
    }

    /// A program that sends more than it was asked for waits until the viewer has taken something.
    @Test func whoSendsTooMuchWaits() async throws {
        let line = #"{"attach":"refused","reason":""# + String(repeating: "x", count: 1 << 16) + "\"}\n"
        let count = 4_000
        let program = try RawProgram(stays: true) {
            AnySequence([Array(Self.hello.utf8)] + [[UInt8]](repeating: Array(line.utf8), count: count))
        }
        let viewer = try Connection.open(program.path)
        try await Task.sleep(for: .seconds(2))
        // 8 MB wait, and what the socket holds: of 262 MB.
        #expect(program.sent.pieces.load(ordering: .relaxed) < 400)
        var taken = 0
        for _ in 0..<2_000 where taken < count {
            taken += viewer.take().count
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(taken == count)
    }

    /// A line of 1 GB is refused at 64 MB.
    @Test func aLineWithoutEndIsRefused() async throws {
        let program = try RawProgram(stays: true) {
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
            return AnySequence([Array(Self.hello.utf8)] + [[UInt8]](repeating: piece, count: 1_024))
        }
        let viewer = try Watching(program.path)
        #expect(await viewer.until { $0.hasEnded })
        #expect(viewer.all.unreadable == ["a line is longer than 67108864 bytes"])
        #expect(program.sent.pieces.load(ordering: .relaxed) < 128)
    }
}
