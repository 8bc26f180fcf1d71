import Foundation
import JFlow
import Samples
import Testing
import TraceFormat

@Suite("Compressed traces")
struct CompressedTraceTests {
    private let events: [Event] = {
        let plan = PlanDescription(name: "w", tasks: [.init(name: "a", dependencies: [])], goals: [0])
        return [Event(sequence: 0, time: .zero, kind: .runStarted(RunDescription(plan: plan)))]
            + (1..<600).map {
                Event(
                    sequence: $0, time: .microseconds($0), kind: .logged(task: 0, message: "line \($0 * 7_919 % 1_000)")
                )
            } + [Event(sequence: 600, time: .seconds(1), kind: .runFinished(.done))]
    }()

    /// A trace as it is written, in several pieces; its bytes.
    private func written(isCompressed: Bool = true, isEnded: Bool = true) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/trace"
        let file = try TraceFile(path: path, isCompressed: isCompressed, origin: TraceOrigin())
        for start in stride(from: 0, to: 600, by: 100) {
            try file.append(Array(events[start..<min(start + 100, 600)]))
        }
        if isEnded { try file.append([events[600]]) }
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test func comeBackAsTheyWere() throws {
        let bytes = try written()
        #expect(bytes.starts(with: [0x1F, 0x8B]))
        #expect(bytes.count < (try written(isCompressed: false)).count / 4)
        let recording = try TraceRecording(bytes: bytes, named: "test")
        #expect(recording.runs.map(\.events) == [events])
        #expect(recording.remarks.isEmpty)
    }

    @Test func severalJoinedTogetherAreRead() throws {
        let bytes = try written()
        #expect(try TraceRecording(bytes: bytes + bytes, named: "test").runs.map(\.events) == [events, events])
    }

    /// As after a kill: all that was written can be read.
    @Test func aTraceWithoutItsEndIsReadWhole() throws {
        let recording = try TraceRecording(bytes: try written(isEnded: false), named: "test")
        #expect(recording.runs.map(\.events) == [Array(events.dropLast())])
        #expect(recording.remarks == ["The trace is cut at its end."])
    }

    @Test func areReadUpToWhereTheyAreCut() throws {
        let bytes = try written()
        var least = 0
        for length in stride(from: 200, to: bytes.count, by: 53) {
            guard let recording = try? TraceRecording(bytes: Array(bytes[..<length]), named: "test") else { continue }
            #expect(recording.runs[0].events == Array(events.prefix(recording.runs[0].events.count)))
            #expect(recording.cut == .unfinished, "cut at \(length)")
            #expect(recording.runs[0].events.count >= least)
            least = recording.runs[0].events.count
        }
        #expect(least > 400)
    }

    @Test func damageIsSaid() throws {
        var damagedCount = 0
        let bytes = try written()
        for seed in 0..<150 {
            var random = Seeded(UInt64(seed))
            var damaged = bytes
            damaged[Int.random(in: 200..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            let recording = try TraceRecording(bytes: damaged, named: "test")
            #expect(!recording.remarks.isEmpty, "seed \(seed)")
            damagedCount += recording.cut == .damaged ? 1 : 0
        }
        #expect(damagedCount > 50)
    }

    /// A line of a gigabyte, in a file of a megabyte: refused without taking it into memory.
    @Test func aBombIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/bomb.gz"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "head -c 1073741824 /dev/zero | gzip -1 > '\(path)'"]
        try process.run()
        process.waitUntilExit()
        let error = #expect(throws: TraceError.self) { try TraceRecording(path: path) }
        #expect(error?.description == "\(path) is no trace of a run: line 1: it is longer than 67108864 bytes.")
    }
}
