import JFlow

/// Where moments stand in a timeline.
struct TimelineScale {
    /// How wide the part is in which the bars stand.
    static let width = 900

    /// The last moment.
    let end: Int
    /// Where the first moment stands.
    let left: Int

    /// The place of a moment, with two decimals.
    func x(_ time: Int) -> String { Self.decimal(hundredths(time) + left * 100) }

    /// The width of a bar between two moments: not less than what the eye finds.
    func width(_ span: Range<Int>, atLeast least: Int) -> String {
        Self.decimal(max(least, hundredths(span.upperBound) - hundredths(span.lowerBound)))
    }

    /// The moments at which the axis has a mark: about eight, a round time apart.
    var marks: [Int] {
        let step = Self.roundStep(atLeast: max(1, end / 8))
        return Array(stride(from: 0, through: end, by: step))
    }

    private func hundredths(_ time: Int) -> Int {
        guard end > 0 else { return 0 }
        return Int(Double(min(max(0, time), end)) / Double(end) * Double(Self.width * 100))
    }

    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// 1, 2 or 5 of a unit that people reckon with.
    private static func roundStep(atLeast least: Int) -> Int {
        let second = 1_000_000_000
        var step = 1
        while step < second {
            for factor in [1, 2, 5] where step * factor >= least { return step * factor }
            step *= 10
        }
        let long = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 18_000, 36_000, 86_400]
        if let seconds = long.first(where: { $0 * second >= least }) { return seconds * second }
        step = 86_400 * second
        return (least + step - 1) / step * step
    }
}
