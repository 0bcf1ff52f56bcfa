public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The slip that goes along with a repair: what, where, until when, what to look at while there,
  /// and room for both signatures and the reporter's opinion.
  ///
  /// - Parameters:
  ///   - place: where the repair is.
  ///   - code: the number of the order for eye and camera.
  public func slip(
    _ view: OrderView, place: Place, code: Document.Code, asOf: Instant
  ) -> Document {
    let view = contacts.reading(view)
    let zone = view.surroundings.campus.zone
    return Document(
      title: "\(strings["order.slip.title"]) \(view.file.number)",
      subtitle: "\(campus(view.order.campus)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [.code(code), .keyValues(slipFields(view, place: place, asOf: asOf, in: zone))]
        + checklistBlocks(view) + [
          .heading(level: 1, strings["order.slip.work"]),
          .room([
            room("order.field.cause"), room("order.field.remedy", lines: 3),
            room("order.field.parts", lines: 3), room("order.field.minutes"),
          ]),
          .heading(level: 1, strings.heading("order.field.rating")),
          .ticks((1...5).reversed().map { strings.word(rating: $0) }, beside: true),
          // One after the other: between two lines there is room for a name.
          signature("order.slip.worker"), signature("order.slip.signature"),
        ],
      footer: legend(signs(view)))
  }

  private func signs(_ view: OrderView) -> Set<PaperSign> {
    var signs: Set<PaperSign> = view.order.markedMajor == nil ? [] : [.major]
    if checklist(view)?.items.contains(where: \.major) == true { signs.insert(.majorWhenFailed) }
    return signs
  }

  /// What is looked at in a place of this kind; `nil` where no checklist fits it.
  private func checklist(_ view: OrderView) -> Checklist? {
    let kind = view.order.report.kind ?? view.surroundings.kind
    return view.surroundings.rulebook.configuration.checklist(kind)
  }

  private func room(_ key: MessageKey, lines: Int = 1) -> Document.WritingRoom {
    .init(strings.heading(key), lines: lines)
  }

  private func signature(_ key: MessageKey) -> Document.Block {
    .signatures([
      .init(label: strings[key], timeLabel: strings.heading("story.column.time"))
    ])
  }

  private func slipFields(
    _ view: OrderView, place: Place, asOf: Instant, in zone: ZoneRules
  ) -> [Document.KeyValue] {
    let order = view.order
    let report = order.report
    var pairs: [Document.KeyValue] = [
      field("order.field.text", marked(report.text, major: order.markedMajor != nil)),
      field("order.field.place", .init("\(self.place(report.place))\n\(place.path)")),
      field("order.field.priority", .init(strings.coded(report.priority))),
      field("order.field.category", .init(category(report.category))),
      field("order.field.reporter", .init(reporter(of: report))),
      field("order.field.reported", .init(formats.full(order.reported, in: zone))),
      field("order.field.holder", .init(holder(order.holder))),
    ]
    if let at = report.appointment {
      pairs.append(field("story.field.appointment", .init(formats.full(at, in: zone))))
    }
    return pairs
      + view.currentClocks.map { clock in
        let face = clock.face(at: asOf)
        let kind = strings.heading("order.slip.due", ["clock": strings.word(clock.kind)])
        return .init(kind, limit(face, in: zone))
      }
  }

  private func checklistBlocks(_ view: OrderView) -> [Document.Block] {
    guard let list = checklist(view), !list.items.isEmpty else { return [] }
    let name = PaperNames.Name(list.zh, list.en).text(language)
    return [
      .heading(level: 1, strings.text("order.slip.checklist", ["name": name])),
      .ticks(list.items.map(words)),
    ]
  }

  /// `变压器温度 ____ ℃ ≤95 ★`
  private func words(_ item: CheckItem) -> String {
    var words = [PaperNames.Name(item.zh, item.en).text(language)]
    switch item.kind {
    case .passFail: break
    case .reading(let unit, _, _): words += ["____ \(unit)", item.limits ?? ""]
    case .expiry: words.append("____")
    }
    if item.major { words.append(sign(.majorWhenFailed)) }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
