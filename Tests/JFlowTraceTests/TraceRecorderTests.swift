import Dispatch
import Foundation
import JFlow
import JFlowTrace
import Samples
import Synchronization
import Testing
import TraceFormat

/// Serialized, because what records every run of the program records those of other tests, too.
@Suite("Recording", .serialized)
struct TraceRecorderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    private func recordings(of workflow: String) throws -> [TraceRecording] {
        try files.filter { $0.hasPrefix(workflow + "-") }.map { try TraceRecording(path: folder.path + "/" + $0) }
    }

    private func workflow(_ name: String) throws -> Workflow<Int> {
        let one = task("one") {
            TaskContext.current.log("hello")
            return 1
        }
        return try Workflow(task("two", one) { $0 + 1 }, name: name)
    }

    /// The example of `Trace`'s documentation.
    @Test func everyRunOfTheProgramIsRecorded() async throws {
        let traces = folder.path + "/traces"
        let recorder = try Trace.record(to: traces)
        for _ in 0..<3 { _ = try await workflow("every-run").run() }
        await recorder.stop()
        _ = try await workflow("every-run").run()
        await recorder.flushed()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/traces")
            .filter { $0.hasPrefix("every-run-") }
        #expect(names.count == 3)
        for name in names {
            let recording = try TraceRecording(path: folder.path + "/traces/" + name)
            #expect(recording.runs.count == 1)
            #expect(recording.runs.first?.end == .done)
            #expect(recording.remarks.isEmpty)
        }
    }

    /// The example of `TraceRecorder`'s documentation.
    @Test func aSingleRunIsRecorded() async throws {
        let workflow = try workflow("single")
        let traces = folder.path
        let recorder = try TraceRecorder(folder: traces)
        let page = try await workflow.run(options: RunOptions(observers: [recorder.stream()]))
        await recorder.flushed()
        #expect(page == 2)
        _ = try await workflow.run()
        await recorder.flushed()
        #expect(try recordings(of: "single").map { $0.runs.map(\.end) } == [[.done]])
    }

    /// A disk that takes nothing while 300,000 lines are written: changes of state are kept, and what is lost is counted.
    @Test func aDiskThatHangsLosesLinesAndNoChangeOfState() async throws {
        let disk = DispatchQueue(label: "disk")
        disk.suspend()
        let recorder = try TraceRecorder(folder: folder.path, options: TraceOptions(), queue: disk)
        let count = 300_000
        let talker = task("talker") { () -> Int in
            for number in 0..<count { TaskContext.current.log("line \(number)") }
            return 1
        }
        let tasks = (0..<100).map { number in task("task \(number)", talker) { $0 + number } }
        let workflow = try Workflow(task("sum", all: tasks) { $0.reduce(0, +) }, name: "slow-disk")
        _ = try await workflow.run(options: RunOptions(observers: [recorder.stream()]))
        disk.resume()
        await recorder.flushed()
        let run = try #require(try recordings(of: "slow-disk").first?.runs.first)
        #expect(run.end == .done)
        #expect(run.events.count { if case .finished = $0.kind { true } else { false } } == 102)
        let logged = run.events.count { if case .logged = $0.kind { true } else { false } }
        let dropped = run.events.reduce(0) { if case .dropped(let count) = $1.kind { $0 + count } else { $0 } }
        // No more than these were ever in memory.
        #expect(logged <= 1 << 16)
        #expect(logged + dropped == count)
    }

    @Test(arguments: [false, true]) func whatIsRecordedIsWhatAnObserverIsTold(_ isCompressed: Bool) async throws {
        var options = TraceOptions()
        options.isCompressed = isCompressed
        let recorder = try TraceRecorder(folder: folder.path, options: options)
        let stream = EventStream()
        _ = try await workflow("told").run(options: RunOptions(observers: [stream, recorder.stream()]))
        await recorder.flushed()
        #expect(try recordings(of: "told").map { $0.runs.map(\.events) } == [[stream.drain()]])
    }

    @Test func runsThatFollowInOneStreamAreFilesOfTheirOwn() async throws {
        let recorder = try TraceRecorder(folder: folder.path)
        let stream = recorder.stream()
        for _ in 0..<3 { _ = try await workflow("follow").run(options: RunOptions(observers: [stream])) }
        await recorder.flushed()
        #expect(try recordings(of: "follow").map { $0.runs.map(\.end) } == [[.done], [.done], [.done]])
    }

    @Test func manyRunsAtOnceAreAllRecorded() async throws {
        let recorder = try TraceRecorder(folder: folder.path)
        let workflow = try workflow("many")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask { _ = try await workflow.run(options: RunOptions(observers: [recorder.stream()])) }
            }
            try await group.waitForAll()
        }
        await recorder.flushed()
        let recordings = try recordings(of: "many")
        #expect(recordings.count == 100)
        #expect(recordings.allSatisfy { $0.runs.map(\.end) == [.done] && $0.remarks.isEmpty })
    }

    @Test func theHeaderTellsWhereTheRunWas() async throws {
        let before = Int(Date().timeIntervalSince1970 * 1e9)
        let recorder = try TraceRecorder(folder: folder.path)
        _ = try await workflow("origin").run(options: RunOptions(observers: [recorder.stream()]))
        await recorder.flushed()
        let origin = try #require(recordings(of: "origin").first?.runs.first?.origin)
        #expect(origin.process == Int(ProcessInfo.processInfo.processIdentifier))
        #expect(origin.program == CommandLine.arguments[0].split(separator: "/").last.map(String.init))
        let began = try #require(origin.began)
        #expect((before - 1_000_000...Int(Date().timeIntervalSince1970 * 1e9) + 1_000_000).contains(began))
    }

    // MARK: Files

    @Test func filesAreTheirOwnersAlone() async throws {
        let recorder = try TraceRecorder(folder: folder.path + "/a/b")
        _ = try await workflow("../../etc/pass wd").run(options: RunOptions(observers: [recorder.stream()]))
        await recorder.flushed()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b")
        #expect(names.count == 1)
        #expect(names[0].hasPrefix("------etc-pass-wd-") && names[0].hasSuffix(".jflowtrace"))
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: folder.path + path)[.posixPermissions] as? Int
        }
        #expect(try mode("/a/b/" + names[0]) == 0o600)
        #expect(try mode("/a/b") == 0o700)
        #expect(try mode("/a") == 0o700)
    }

    @Test func theOldestTracesGo() async throws {
        var options = TraceOptions()
        options.fileCount = 3
        let recorder = try TraceRecorder(folder: folder.path, options: options)
        try folder.write([1], to: "notes.txt")
        for index in 0..<6 {
            _ = try await workflow("run-\(index)").run(options: RunOptions(observers: [recorder.stream()]))
            await recorder.flushed()
        }
        #expect(try files.map { String($0.prefix(5)) } == ["notes", "run-3", "run-4", "run-5"])
    }

    @Test func theOldestTracesGoWhenTheyAreTooLarge() async throws {
        var options = TraceOptions()
        options.byteCount = 3_000
        let recorder = try TraceRecorder(folder: folder.path, options: options)
        for index in 0..<12 {
            _ = try await workflow("run-\(10 + index)").run(options: RunOptions(observers: [recorder.stream()]))
            await recorder.flushed()
        }
        let names = try files
        #expect(names.last?.hasPrefix("run-21-") == true)
        #expect(2...8 ~= names.count)
    }

    // MARK: What goes wrong

    @Test func aFolderThatCannotBeMadeIsRefused() throws {
        try folder.write([1], to: "file")
        let error = #expect(throws: JFlowTrace.TraceError.self) { try TraceRecorder(folder: folder.path + "/file/x") }
        #expect(error?.description == "Traces cannot be recorded in \(folder.path)/file/x: Not a directory.")
    }

    @Test func aFolderThatGoesIsReportedOnceAndNoRunFails() async throws {
        let reports = Mutex<[String]>([])
        var options = TraceOptions()
        options.reportFailure = { report in reports.withLock { $0.append(report) } }
        let recorder = try TraceRecorder(folder: folder.path + "/gone", options: options)
        try FileManager.default.removeItem(atPath: folder.path + "/gone")
        for _ in 0..<3 {
            #expect(try await workflow("gone").run(options: RunOptions(observers: [recorder.stream()])) == 2)
            await recorder.flushed()
        }
        #expect(
            reports.withLock { $0 } == [
                "A trace ends early: \(folder.path)/gone cannot be written: No such file or directory."
            ])
    }
}
