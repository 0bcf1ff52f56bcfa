public import Configuration
public import ServiceClock

/// What a person answers to a check item.
public enum CheckAnswer: Hashable, Codable, Sendable {
  case pass
  case fail
  case notApplicable
  /// Not reached; needs a reason.
  case skipped
  /// A reading in the unit of the item.
  case value(Double)
  /// Valid until this day, included.
  case date(CalendarDate)

  /// Reads what people type: `pass`, `fail`, `na`, `skip`, 正常, 异常, 不适用, 未到, a number such as
  /// `388` or `0,93`, or a date such as `2026-12-31`, or `2026-12` for the end of that month; case
  /// and width do not matter.
  public init?(_ text: String) {
    let text = TypedText.folded(text)
    switch text {
    case "pass", "ok", "正常": self = .pass
    case "fail", "异常": self = .fail
    case "na", "n/a", "不适用": self = .notApplicable
    case "skip", "skipped", "未到": self = .skipped
    default:
      if let date = CalendarDate(text) {
        self = .date(date)
      } else if text.count == 7, let first = CalendarDate("\(text)-01") {
        self = .date(first.adding(days: first.lengthOfMonth - 1))
      } else if let value = Self.number(text) {
        self = .value(value)
      } else {
        return nil
      }
    }
  }

  /// Only digits, a sign and one point or comma: what `Double` reads besides is no reading.
  private static func number(_ text: String) -> Double? {
    let plain = text.replacing(",", with: ".").replacing("−", with: "-")
    guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) })
    else { return nil }
    // So many digits that they say infinity are no reading either.
    return Double(plain).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// What became of a check item.
public enum CheckResult: String, Codable, CaseIterable, Sendable {
  /// 正常.
  case pass
  /// 异常: a finding.
  case fail
  /// 不适用.
  case notApplicable = "na"
  /// 未到, with a reason.
  case skipped
}

/// What kind of answer a check item takes.
public enum WantedAnswer: CaseIterable, Sendable {
  case passFail, reading, date
}

extension CheckItem.Kind {
  fileprivate var wanted: WantedAnswer {
    switch self {
    case .passFail: .passFail
    case .reading: .reading
    case .expiry: .date
    }
  }
}

/// How answers are judged (engine.md §4).
enum AnswerRule {
  /// What an answer means for an item: a reading outside of its limits fails by itself, and so does
  /// a date in the past. Readings and dates are never passed unseen.
  ///
  /// - Parameter today: the campus day of the answer.
  static func result(
    of answer: CheckAnswer, to item: CheckItem, today: CalendarDate
  ) throws(EngineError) -> CheckResult {
    switch (answer, item.kind) {
    case (.fail, _): return .fail
    case (.notApplicable, _): return .notApplicable
    case (.skipped, _): return .skipped
    case (.pass, .passFail): return .pass
    case (.value(let value), .reading(_, let min, let max)):
      guard value.isFinite else {
        throw .unfitAnswer(item: item.id, value: "\(value)", wanted: .reading)
      }
      return (min.map { value < $0 } ?? false) || (max.map { value > $0 } ?? false) ? .fail : .pass
    case (.date(let date), .expiry): return date < today ? .fail : .pass
    case (.pass, _), (.value, _), (.date, _):
      throw .unfitAnswer(item: item.id, value: answer.text, wanted: item.kind.wanted)
    }
  }

  /// Whether `Space` passes it: no reading, date or ★ item is passed unseen (screens.md, The walk).
  static func isOrdinary(_ item: CheckItem) -> Bool { item.kind == .passFail && !item.major }
}

extension CheckAnswer {
  /// The answer as people type it.
  public var text: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "na"
    case .skipped: "skip"
    case .value(let value): CheckAnswer.text(of: value)
    case .date(let date): date.description
    }
  }

  /// The reading or the date; `nil` for the others.
  var value: String? {
    switch self {
    case .value, .date: text
    case .pass, .fail, .notApplicable, .skipped: nil
    }
  }

  /// A number as people type it, without a needless fraction and never as a power of ten: `388`,
  /// `0.93`, `0.00001`.
  static func text(of number: Double) -> String {
    let text = "\(number)"
    let parts = text.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let digits = parts[0].filter(\.isNumber)
    func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }
    let plain =
      power < 0
      ? "0.\(zeros(-power - 1))\(digits)" : "\(digits)\(zeros(power + 1 - digits.count))"
    return parts[0].hasPrefix("-") ? "-\(plain)" : plain
  }
}

extension CheckItem {
  /// The good range of a reading, such as `370…410`, `≤95` or `≥0.15`; `nil` without limits.
  public var limits: String? {
    guard case .reading(_, let min, let max) = kind else { return nil }
    switch (min, max) {
    case (let min?, let max?): return "\(CheckAnswer.text(of: min))…\(CheckAnswer.text(of: max))"
    case (nil, let max?): return "≤\(CheckAnswer.text(of: max))"
    case (let min?, nil): return "≥\(CheckAnswer.text(of: min))"
    case (nil, nil): return nil
    }
  }

  /// The unit of a reading; empty for others.
  public var unit: String {
    if case .reading(let unit, _, _) = kind { return unit }
    return ""
  }

  /// What an order about a failure says: the item, its reading with the limits, the person's words.
  func defectText(value: String?, words: String, english: Bool) -> String {
    var text = english ? en : zh
    if let value {
      text += " \(value)\(unit.isEmpty ? "" : " \(unit)")"
      if let limits { text += english ? " (\(limits))" : "（\(limits)）" }
    }
    if !words.isEmpty { text += english ? ": \(words)" : "：\(words)" }
    return text
  }
}
