import ServiceClock

extension WorkingCalendar {
  /// Reads a calendar whose holidays stand elsewhere.
  static func read(_ reader: inout CanonicalReader) -> WorkingCalendar? {
    var (name, timeZone, published): (String?, String?, String?)
    var hours: [Int: [Window]] = [:]
    var exceptions: [CalendarException]?
    let isWhole = reader.object { reader, key in
      switch key {
      case "name": return reader.read(&name)
      case "timeZone": return reader.read(&timeZone)
      case "publishedUntil": return reader.read(&published)
      case "holidays": return reader.skip("[") && reader.skip("]")
      case "exceptions":
        exceptions = reader.array(CalendarException.read)
        return exceptions != nil
      case "hours":
        return reader.object { reader, key in
          guard let day = Int(key) else { return false }
          hours[day] = reader.array(Window.read)
          return hours[day] != nil
        }
      default: return false
      }
    }
    guard isWhole, let name, let timeZone, let exceptions else { return nil }
    let until = published.flatMap { CalendarDate($0) }
    guard (until == nil) == (published == nil) else { return nil }
    return WorkingCalendar(
      name: name, timeZone: timeZone, hours: hours, exceptions: exceptions, publishedUntil: until)
  }
}

extension CalendarException {
  fileprivate static func read(_ reader: inout CanonicalReader) -> CalendarException? {
    var (name, from, to): (String?, String?, String?)
    var isRange: Bool?
    var hours: [Window]?
    let isWhole = reader.object { reader, key in
      switch key {
      case "name": return reader.read(&name)
      case "from": return reader.read(&from)
      case "to": return reader.read(&to)
      case "isRange": return reader.read(&isRange)
      case "hours":
        hours = reader.array(Window.read)
        return hours != nil
      default: return false
      }
    }
    guard isWhole, let name, let isRange, let hours,
      let first = from.flatMap({ CalendarDate($0) }), let last = to.flatMap({ CalendarDate($0) })
    else { return nil }
    guard !isRange else {
      return CalendarException(name: name, from: first, to: last, hours: hours)
    }
    return first == last ? CalendarException(name: name, date: first, hours: hours) : nil
  }
}

extension Window {
  fileprivate static func read(_ reader: inout CanonicalReader) -> Window? {
    var (start, end): (Int64?, Int64?)
    let isWhole = reader.object { reader, key in
      switch key {
      case "startMinute": reader.read(&start)
      case "endMinute": reader.read(&end)
      default: false
      }
    }
    guard isWhole, let start, let end else { return nil }
    return Window(startMinute: Int(start), endMinute: Int(end))
  }
}
