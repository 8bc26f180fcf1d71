import TerminalCore
import Samples
import Testing

@testable import Inspector

@Suite struct DurationTextTests {
    @Test func timesReadAsTheyShould() {
        let cases: [(Duration, String, String)] = [
            (.zero, "0ms", "0s"), (.microseconds(400), "0.4ms", "<1ms"), (.microseconds(40), "40us", "<1ms"),
            (.milliseconds(50), "50ms", "50ms"),
            (.milliseconds(99), "99ms", "99ms"), (.microseconds(99_500), "0.10s", "0.1s"),
            (.milliseconds(310), "0.31s", "0.3s"), (.milliseconds(9_994), "9.99s", "10s"),
            (.milliseconds(9_996), "10.0s", "10s"), (.milliseconds(12_340), "12.3s", "12s"),
            (.milliseconds(59_960), "1m00s", "60s"), (.seconds(125), "2m05s", "2m"), (.seconds(750), "12.5m", "13m"),
            (.seconds(3_720), "1h02m", "62m"), (.seconds(45_000), "12.5h", "12.5h"),
            (.seconds(400_000), "4d", "111.1h"),
            (.seconds(-3), "0ms", "0s"),
        ]
        for (duration, precise, brief) in cases {
            #expect(DurationText.precise(duration) == precise)
            #expect(DurationText.brief(duration) == brief)
        }
    }

    @Test func preciseTimesNeverTakeMoreThanFiveCells() {
        var random = Seeded(3)
        for exponent in 0..<48 {
            for _ in 0..<50 {
                let microseconds = Int64.random(in: 0...(1 << exponent), using: &random)
                let text = DurationText.precise(.microseconds(microseconds))
                #expect(DisplayWidth.of(text) <= 5, "\(text)")
            }
        }
    }

    @Test func longestTimesDoNotTrap() {
        #expect(DurationText.precise(.seconds(Int64.max)).hasSuffix("d"))
        #expect(DurationText.brief(.seconds(Int64.max)).hasSuffix("h"))
        #expect(DurationText.stamp(.seconds(Int64.min)) == "0.000")
    }
}
