import JFlow
import TraceFormat

extension RunHistory {
    /// Where and when the run was, in a sentence that is safe to show; `nil` if nothing is known.
    package var originWords: String? {
        let parts = [
            origin.program.map { "by \($0.short)" }, origin.process.map { "in process \($0)" },
            origin.began.map { "on \(Self.date(ofNanoseconds: $0))" },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "Run \(parts.joined(separator: " "))."
    }

    /// A moment as `2026-11-28 19:33:05 UTC`.
    static func date(ofNanoseconds nanoseconds: Int) -> String {
        let seconds = flooredDivision(nanoseconds, 1_000_000_000)
        let day = flooredDivision(seconds.quotient, 86_400)
        let (year, month, dayOfMonth) = date(ofDay: day.quotient)
        let (hour, rest) = day.remainder.quotientAndRemainder(dividingBy: 3_600)
        let time = [hour, rest / 60, rest % 60].map(twoDigits).joined(separator: ":")
        return "\(year)-\(twoDigits(month))-\(twoDigits(dayOfMonth)) \(time) UTC"
    }

    /// The Gregorian date of a day, counted from 1970 (Howard Hinnant, “chrono-compatible low-level date algorithms”).
    private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = flooredDivision(day + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func flooredDivision(_ number: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
