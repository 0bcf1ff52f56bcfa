import ArgumentParser
import Localization
import WorkOrderEngine

/// `patrol place …`: the tree of places.
struct PlaceFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: helpText("help.place"),
    subcommands: [PlaceList.self, PlaceShow.self])
}

/// `patrol place list [--below PATH]`: the campuses, or what stands right below a place.
struct PlaceList: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: helpText("help.place.list"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.place.below"), valueName: "place"))
  var below: String?

  @Flag(help: ArgumentHelp(helpText("help.place.all")))
  var all = false

  func run(_ invocation: Invocation) throws {
    let nodes = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot in try self.nodes(snapshot) }
    }
    if invocation.options.json {
      invocation.output.write(line: JSON.list(nodes.map(json), next: nil).text)
      return
    }
    let strings = invocation.strings
    var table = Table(columns: [
      .init(title: strings["places.code"]), .init(title: strings["form.place"], isFlexible: true),
      .init(title: strings["places.kind"]), .init(title: strings["places.open"], isFigure: true),
    ])
    table.rows = nodes.map { node in
      [
        TableCell(node.place.path), TableCell(node.place.name), TableCell(node.place.kind),
        TableCell(invocation.formats.count(node.open)),
      ]
    }
    table.write(to: invocation)
  }

  private func nodes(_ snapshot: Snapshot) throws -> [PlaceNode] {
    let first = try below.map { try snapshot.placeNodes(below: $0) } ?? snapshot.campusNodes()
    guard all else { return first }
    return try first.flatMap { try branch($0, in: snapshot) }
  }

  private func branch(_ node: PlaceNode, in snapshot: Snapshot) throws -> [PlaceNode] {
    guard node.hasChildren else { return [node] }
    let children = try snapshot.placeNodes(below: node.place.path)
    return try [node] + children.flatMap { try branch($0, in: snapshot) }
  }

  private func json(_ node: PlaceNode) -> JSON {
    [
      "path": .string(node.place.path), "name": .string(node.place.name),
      "nameEnglish": .string(node.place.nameEnglish), "kind": .string(node.place.kind),
      "open": JSON(node.open), "hasChildren": .bool(node.hasChildren),
    ]
  }
}

/// `patrol place show PATH`: equipment, routes, readings and findings of a place.
struct PlaceShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.place.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.place"), valueName: "place"))
  var place: String

  func run(_ invocation: Invocation) throws {
    let file = try invocation.withSession { session in
      try session.reader()
      return try session.ask { try $0.placeFile(place) }
    }
    if invocation.options.json {
      invocation.output.write(line: json(file).text)
      return
    }
    let (strings, formats) = (invocation.strings, invocation.formats)
    let zone = file.campus.zone
    invocation.output.write(line: "\(file.place.path)  \(file.place.title)")
    for (key, values) in [
      ("places.aliases", file.place.aliases), ("places.routes", file.routes),
      ("places.assets", file.assets.map { "\($0.code) \($0.name)" }),
    ] where !values.isEmpty {
      let line = "\(strings.heading(MessageKey(key)))  \(formats.list(values))"
      invocation.output.write(line: line)
    }
    for series in file.readings {
      guard let last = series.values.last else { continue }
      let name = invocation.language == .en ? series.item.en : series.item.zh
      let at = formats.shortDateTime(zone.parts(last.at))
      let value = "\(formats.reading(last.value)) \(series.item.unit)"
      invocation.output.write(line: "\(at)  \(name)  \(value)  \(series.item.limits ?? "")")
    }
    for finding in file.findings {
      let name = finding.item.map { invocation.language == .en ? $0.en : $0.zh } ?? ""
      let at = formats.shortDateTime(zone.parts(finding.at))
      let facts = [at, name, finding.words, finding.order ?? ""].filter { !$0.isEmpty }
      invocation.output.write(line: facts.joined(separator: "  "))
    }
  }

  private func json(_ file: PlaceFile) -> JSON {
    let zone = file.campus.zone
    return [
      "path": .string(file.place.path), "name": .string(file.place.name),
      "title": .string(file.place.title), "kind": .string(file.place.kind),
      "campus": .string(file.campus.slug), "aliases": .array(file.place.aliases.map(JSON.string)),
      "routes": .array(file.routes.map(JSON.string)),
      "assets": .array(
        file.assets.map { ["code": .string($0.code), "name": .string($0.name)] }),
      "readings": .array(
        file.readings.map { series in
          [
            "item": .string(series.item.id), "unit": .string(series.item.unit),
            "values": .array(
              series.values.map { ["at": JSON($0.at, zone), "value": JSON($0.value)] }),
          ]
        }),
      "findings": .array(
        file.findings.map { finding in
          [
            "at": JSON(finding.at, zone), "item": JSON(finding.item?.id),
            "words": .string(finding.words), "order": JSON(finding.order),
          ]
        }),
    ]
  }
}
