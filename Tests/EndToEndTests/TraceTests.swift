import Foundation
import Testing

extension EndToEnd {
    @TerminalThread
    struct TraceTests {
        /// A run of a demonstration, as it is recorded.
        private static let recording = Result { try Program.run("demo", "nightly", "--json", "--pace", "0.05").output }

        /// Hands over a folder with a trace in it.
        private func withTrace(_ text: String? = nil, _ test: (String, URL) throws -> Void) throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "trace-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "run.jflowtrace")
            try (text ?? Self.recording.get()).write(to: file, atomically: true, encoding: .utf8)
            try test(file.path, folder)
        }

        @Test func aRunIsWrittenInEachForm() throws {
            try withTrace { file, folder in
                for (form, beginning) in [
                    ("chrome", "{\"displayTimeUnit\":\"ms\""), ("otlp-json", "{\"resourceSpans\":["),
                    ("csv", "task,state,"), ("svg", "<?xml"),
                ] {
                    let printed = try Program.run("trace", "export", file, "--to", form)
                    #expect(printed.status == 0 && printed.error.isEmpty && printed.output.hasPrefix(beginning))
                    let path = folder.appending(path: form).path
                    let written = try Program.run("trace", "export", file, "--to", form, "--output", path)
                    #expect(written.status == 0 && written.output.isEmpty && written.error.isEmpty)
                    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
                }
            }
        }

        @Test func aRunIsSummedUpAlsoFromAPipe() throws {
            try withTrace { file, _ in
                let summary = try Program.run("trace", "summary", file)
                #expect(summary.status == 0 && summary.error.isEmpty)
                #expect(summary.output.contains("“nightly” done after") && summary.output.contains("Critical path"))
                #expect(summary.output.contains("Further attempts: "))
                let program = Terminal.quoted(Program.path)
                let piped = try Command(["/bin/sh", "-c", "gzip -c \"$0\" | \(program) trace summary -", file]).run()
                #expect(piped.output == summary.output && piped.status == 0)
            }
        }

        @Test func twoRunsAreCompared() throws {
            let first = try Self.recording.get()
            let second = try Program.run("demo", "diamond", "--json", "--pace", "0.05").output
            try withTrace(first + second) { file, _ in
                let same = try Program.run("trace", "diff", file, file)
                #expect(same.status == 0 && same.output.contains("No task is slower or faster by 5 % and 1.00 ms."))
                #expect(same.lines.count == 3 && same.error.contains("has 2 runs; this is the last one."))
                let other = try Program.run(
                    "trace", "diff", file, file, "--first-run", "1", "--second-run", "2", "--limit", "1")
                #expect(other.status == 0 && other.error.isEmpty)
                #expect(other.output.hasPrefix("“nightly” and “diamond”: done in "))
                #expect(other.output.contains("4 tasks only in the second:\n  ") && other.output.contains("… 3 more"))
                let one = try Program.run("trace", "summary", file, "--run", "1")
                #expect(one.output.hasPrefix("“nightly” done") && one.error.isEmpty)
                let none = try Program.run("trace", "summary", file, "--run", "3")
                #expect(none.status == 65 && none.output.isEmpty)
                #expect(none.error.hasSuffix("run.jflowtrace has no run 3: it has 2.\n"))
            }
        }

        @Test func aTraceThatIsCutIsReadUpToThere() throws {
            let text = try Self.recording.get()
            try withTrace(String(text.prefix(text.count * 2 / 3))) { file, _ in
                let summary = try Program.run("trace", "summary", file)
                #expect(summary.status == 0 && summary.output.contains("“nightly” under way for"))
                #expect(summary.output.hasSuffix("The trace is cut at its end.\n"))
                for form in ["chrome", "otlp-json", "csv", "svg"] {
                    let export = try Program.run("trace", "export", file, "--to", form)
                    #expect(export.status == 0 && !export.output.isEmpty)
                    #expect(export.error.hasSuffix("run.jflowtrace: The trace is cut at its end.\n"))
                }
            }
        }

        @Test func whatCannotBeReadOrWrittenIsASentence() throws {
            let missing = "jflow-tui: /nowhere/x cannot be read: No such file or directory.\n"
            for words in [["summary", "/nowhere/x"], ["export", "/nowhere/x", "--to", "csv"]] {
                let result = try Command([Program.path, "trace"] + words).run()
                #expect(result.status == 65 && result.error == missing && result.output.isEmpty)
            }
            try withTrace { file, folder in
                let diff = try Program.run("trace", "diff", file, "/nowhere/x")
                #expect(diff.status == 65 && diff.error == missing && diff.output.isEmpty)
                let other = folder.appending(path: "bad\u{1B}[31m").path
                try "no trace".write(toFile: other, atomically: true, encoding: .utf8)
                let noTrace = try Program.run("trace", "summary", other)
                #expect(noTrace.status == 65 && noTrace.error.contains("is no trace of a run: line 1"))
                #expect(!noTrace.error.contains("\u{1B}"))
                let before = try String(contentsOfFile: file, encoding: .utf8)
                let own = try Program.run("trace", "export", file, "--to", "csv", "--output", file)
                #expect(own.status == 64 && own.error.hasSuffix("is the trace itself: name another file to write.\n"))
                #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
                let nowhere = try Program.run("trace", "export", file, "--to", "csv", "--output", "/nowhere/x")
                #expect(nowhere.status == 73)
                #expect(nowhere.error == "jflow-tui: /nowhere/x cannot be written: No such file or directory.\n")
            }
        }

        @Test func eachCommandHasExamplesAndExitStatuses() throws {
            for command in ["export", "summary", "diff"] {
                let help = try Program.run("trace", command, "--help")
                #expect(help.status == 0 && help.output.contains("Examples:\n  jflow-tui trace \(command) "))
                #expect(help.output.contains("Exit status: 0 "))
            }
            let wrong = try Program.run("trace", "exprt", "x")
            #expect(wrong.status == 64)
            #expect(wrong.error == "jflow-tui: There is no command “trace exprt”. Did you mean “trace export”?\n")
        }
    }
}
