import Measuring
import Testing

struct SamplesTests {
    @Test
    func mediansAreInTheMiddle() {
        var samples = Samples()
        #expect(samples.median.isNaN && samples.minimum.isNaN)
        for value in [5.0, 1, 9] { samples.add(value) }
        #expect(samples.median == 5)
        samples.add(7)
        #expect(samples.median == 6)
        #expect(samples.minimum == 1 && samples.maximum == 9)
    }

    @Test
    func figuresStandBesideWhatTheyMustBe() {
        #expect(Must.atMost(7).verdict(on: 7) == "7.0 (≤ 7 ✓)")
        #expect(Must.below(1).verdict(on: 1, digits: 2) == "1.00 (< 1 ✗)")
        #expect(Must.atLeast(0.95).verdict(on: 0.96, digits: 3) == "0.960 (≥ 0.95 ✓)")
        #expect(Must.atMost(7).verdict(on: .nan) == "–")
    }

    @Test
    func aWrongResultIsAnError() async throws {
        let timing = Timing(tasks: 1, repetitions: 3, expected: 2)
        let error = await #expect(throws: Timing.WrongResult.self) { try await timing.sample(of: "somebody") { 3 } }
        #expect(error?.description == "somebody gives 3, and the plain loop 2")
        #expect(try await timing.sample(of: "somebody") { 2 } >= 0)
    }
}
