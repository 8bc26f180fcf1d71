import DemoWorkflows
import Testing

@Suite("Catalogue of demonstrations")
struct CatalogueTests {
    @Test func offersEachNameOnceWithOneSentence() {
        let names = Demonstration.all.map(\.name)
        #expect(
            names == ["search", "quickstart", "census", "diamond", "wide", "deep", "failures", "nightly", "thumbnails"])
        for entry in Demonstration.all {
            #expect(entry.summary.hasSuffix(".") && entry.summary.count(where: { $0 == "." }) == 1)
            #expect(entry.summary.count <= 80)
        }
    }

    @Test(arguments: [
        ("serch", "search"), ("QUICK-START", "quickstart"), ("consensus", "census"), ("diamon", "diamond"),
        ("fail", "failures"), ("depp", "deep"), ("white", "wide"),
    ])
    func unknownNameIsAnsweredWithTheNearest(_ name: String, _ nearest: String) {
        #expect(throws: DemonstrationError.unknownName(name, nearest: nearest)) {
            try Demonstration.named(name, settings: DemonstrationSettings())
        }
    }

    @Test func unknownNameIsQuotedInTheMessage() {
        let error = DemonstrationError.unknownName("serch", nearest: "search")
        #expect(
            error.description
                == "There is no demonstration \"serch\"; did you mean \"search\"? --list shows all.")
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1_001])
    func paceThatIsNoFactorIsRefused(_ pace: Double) {
        do {
            _ = try Demonstration.named("search", settings: DemonstrationSettings(pace: pace))
            Issue.record("pace \(pace) was accepted")
        } catch {
            #expect("\(error)".hasPrefix("The pace \(pace) cannot be used: "))
        }
    }
}
