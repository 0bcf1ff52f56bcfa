import ServiceClock

/// Reads a table of public holidays: lines of `date,kind,name`, the kind `holiday` or `workday`.
///
/// It works on bytes, because a command that answers for one due time reads the table first.
struct HolidayTable {
  private static let holiday = Array("holiday".utf8)
  private static let workday = Array("workday".utf8)
  private static let separator = UInt8(ascii: ",")
  private static let hyphen = UInt8(ascii: "-")

  static func read(_ text: String, report: ErrorReport) -> [HolidayDay] {
    var days: [HolidayDay] = []
    // Tables are written in the order of their days: nearly none needs a look at the days before.
    var last: CalendarDate?
    let bytes = Array(text.utf8)
    for (offset, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") || line.starts(with: "date,".utf8) {
        continue
      }
      do throws(Mistake) {
        let day = try day(line)
        if let last, day.date <= last, days.contains(where: { $0.date == day.date }) {
          throw .twice("\(day.date)")
        }
        last = max(last ?? day.date, day.date)
        days.append(day)
      } catch {
        report.add(line: offset + 1, error)
      }
    }
    return days
  }

  /// Reads what ``text(of:)`` wrote; `nil` when it is damaged.
  static func stored(_ text: String) -> [HolidayDay]? {
    let report = ErrorReport(file: "holidays", text: text)
    let days = read(text, report: report)
    return report.errors().isEmpty ? days : nil
  }

  /// Writes days so that they read back.
  static func text(of days: [HolidayDay]) -> String {
    days.map {
      "\($0.date),\($0.isWorkday ? "workday" : "holiday")\($0.name.map { ",\($0)" } ?? "")"
    }
    .joined(separator: "\n")
  }

  private static func day(_ line: ArraySlice<UInt8>) throws(Mistake) -> HolidayDay {
    guard let comma = line.firstIndex(of: separator), let date = date(line[..<comma]) else {
      throw .notHoliday(String(decoding: line, as: UTF8.self))
    }
    let rest = line[(comma + 1)...]
    let second = rest.firstIndex(of: separator)
    let kind = rest[..<(second ?? rest.endIndex)]
    let isWorkday = kind.elementsEqual(workday)
    guard isWorkday || kind.elementsEqual(holiday) else {
      throw .notKindOfDay(String(decoding: kind, as: UTF8.self))
    }
    return HolidayDay(
      date: date, isWorkday: isWorkday,
      name: second.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) })
  }

  /// Reads `yyyy-MM-dd`.
  private static func date(_ cell: ArraySlice<UInt8>) -> CalendarDate? {
    let start = cell.startIndex
    guard cell.count == 10, cell[start + 4] == hyphen, cell[start + 7] == hyphen,
      let year = number(cell[start..<(start + 4)]),
      let month = number(cell[(start + 5)..<(start + 7)]), let day = number(cell[(start + 8)...])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte) - 48
    }
    return number
  }
}
