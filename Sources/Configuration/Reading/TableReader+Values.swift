import ServiceClock
import TOMLKit

extension TableReader {
  /// A text that may be absent.
  func text(_ key: String) -> String? {
    read(key, .text) { $0.string }
  }

  /// A text that must be there and say something; empty when it does not, which is reported.
  func requiredText(_ key: String) -> String {
    require(key, .text)
    guard let text = text(key) else { return "" }
    if text.allSatisfy(\.isWhitespace) {
      refuse(key, .empty)
    }
    return text
  }

  /// A whole number within limits.
  func int(_ key: String, in limits: ClosedRange<Int>) -> Int? {
    guard let number = read(key, .integer, { $0.int }) else { return nil }
    guard limits.contains(number) else {
      refuse(key, .outOfRange(number, limits))
      return nil
    }
    return number
  }

  /// A number, whole or decimal.
  func number(_ key: String) -> Double? {
    guard let number = read(key, .number, { $0.double ?? $0.int.map(Double.init) }) else {
      return nil
    }
    guard number.isFinite else {
      refuse(key, .notFinite)
      return nil
    }
    return number
  }

  /// True or false.
  func bool(_ key: String) -> Bool? {
    read(key, .boolean) { $0.bool }
  }

  /// A list of texts.
  func texts(_ key: String) -> [String]? {
    guard let array = read(key, .list, { $0.array }) else { return nil }
    var texts: [String] = []
    for index in 0..<array.count {
      let value = array[index].tomlValue
      if let text = value.string {
        texts.append(text)
      } else {
        refuse("\(key)[\(index + 1)]", .wrongShape(value.type.shape, expected: .text))
      }
    }
    return texts
  }

  /// A list of texts that each occur once and are known; unknown ones are reported and left out.
  func names(_ key: String, of noun: Mistake.Noun, among known: [String]) -> [String]? {
    guard let texts = texts(key) else { return nil }
    var names: [String] = []
    for (offset, text) in texts.enumerated() {
      let element = "\(key)[\(offset + 1)]"
      if !known.contains(text) {
        refuse(element, .unknown(noun, text, known: known))
      } else if names.contains(text) {
        refuse(element, .twice(text))
      } else {
        names.append(text)
      }
    }
    return names
  }

  /// A text that must be one of the known names.
  func name(_ key: String, of noun: Mistake.Noun, among known: [String]) -> String? {
    guard let text = text(key) else { return nil }
    guard known.contains(text) else {
      refuse(key, .unknown(noun, text, known: known))
      return nil
    }
    return text
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, of noun: Mistake.Noun, _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    name(key, of: noun, among: Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
  }

  /// A date, written as a TOML date or as a text.
  func date(_ key: String) -> CalendarDate? {
    guard
      let text = read(
        key, .someDate,
        { value in
          value.string
            ?? value.date.map {
              "\(padded($0.year, 4))-\(padded($0.month, 2))-\(padded($0.day, 2))"
            }
        })
    else { return nil }
    guard let date = CalendarDate(text) else {
      refuse(key, .notDate(text))
      return nil
    }
    return date
  }

  /// A time of day in minutes since midnight, written as a TOML time or as a text; `24:00` is 1440.
  func minuteOfDay(_ key: String) -> Int? {
    guard
      let text = read(
        key, .someTime,
        { value in
          value.string ?? value.time.map { "\(padded($0.hour, 2)):\(padded($0.minute, 2))" }
        })
    else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...59).contains(minute),
      (0...1440).contains(hour * 60 + minute), hour >= 0
    else {
      refuse(key, .notTime(text))
      return nil
    }
    return hour * 60 + minute
  }

  /// A time written like a target in clock time, `30m` or `24h`, in seconds; `0m` is allowed.
  func seconds(_ key: String) -> Int64? {
    guard let text = text(key) else { return nil }
    if text == "0m" || text == "0h" { return 0 }
    if case .clock(let seconds)? = try? Target(text) { return seconds }
    refuse(key, .notLength(text))
    return nil
  }

  /// A target such as `3wd`.
  func target(_ key: String) -> Target? {
    guard let text = text(key) else { return nil }
    do throws(ClockError) {
      return try Target(text)
    } catch {
      refuse(key, .clock(error))
      return nil
    }
  }

  /// The table at a key.
  func table(_ key: String) -> TableReader? {
    guard let table = read(key, .table, { $0.table }) else { return nil }
    return TableReader(table: table, path: path(of: key), report: report)
  }

  /// The tables of a list, `[[key]]`; none when it is absent.
  func tables(_ key: String) -> [TableReader] {
    guard let array = read(key, .tables, { $0.array }) else { return [] }
    return (0..<array.count).compactMap { index in
      let value = array[index].tomlValue
      let element = "\(key)[\(index + 1)]"
      guard let table = value.table else {
        refuse(element, .wrongShape(value.type.shape, expected: .tables))
        return nil
      }
      return TableReader(table: table, path: path(of: element), report: report)
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
