import Foundation
import JFlow
import TraceFormat
import Testing

@Suite("Text in traces")
struct TraceTextTests {
    private static let nasty = [
        "", "plain", "say \"hi\"", "back\\slash\\", "a\nb\r\nc\td", "bad\u{1B}[31mname", "\u{0}\u{1}\u{1F}\u{7F}",
        "\u{85}\u{9B}31m", "line\u{2028}para\u{2029}", "\u{202E}drowssap\u{2066}", "👩‍💻 ❤️ 翻訳 e\u{301}",
        "\u{E0001}tag", "\u{F8FF}", "\u{10FFFF}", "</script>", "\u{FEFF}bom", "\\u0041", "{\"event\":\"started\"}",
    ]

    // Not arguments of the tests: those are printed as they are, and would act on the terminal.
    @Test func textComesBackAsItWas() throws {
        for text in Self.nasty { try expectBack(text) }
    }

    private func expectBack(_ text: String) throws {
        let line = TraceWriter().line(for: Event(sequence: 1, time: .zero, kind: .logged(task: 0, message: text)))
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let message = try #require(object?["message"] as? String)
        #expect(Array(message.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func nothingInALineActsOnATerminal() {
        for text in Self.nasty { expectInert(text) }
    }

    private func expectInert(_ text: String) {
        let plan = PlanDescription(
            name: text, tasks: [.init(name: text, dependencies: [], group: [text], tags: [text, text])], goals: [0])
        let attempt = FailedAttempt(number: 1, limit: 2, error: text, delay: .zero)
        let kinds: [Event.Kind] = [
            .runStarted(RunDescription(plan: plan, metadata: [text: text, text + "2": text])),
            .waiting(task: 0, pool: text), .retrying(task: 0, attempt), .logged(task: nil, message: text),
            .finished(task: 0, TaskEnd(state: .failed, valueSummary: text, error: text)),
        ]
        for kind in kinds {
            let line = TraceWriter().line(for: Event(sequence: 1, time: .zero, kind: kind))
            #expect(line.hasSuffix("\n"))
            let active = line.dropLast().unicodeScalars.filter { scalar in
                [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            }
            #expect(active.isEmpty)
        }
    }

    @Test func everyScalarOfTheFirstPlaneComesBack() throws {
        var text = ""
        for value in UInt32(0)..<0x10000 {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        try expectBack(text)
    }
}
