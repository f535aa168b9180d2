/** Something that CloudFormation fills in. */
type Intrinsic = { Ref: string } | { 'Fn::GetAtt': [string, string] } | { 'Fn::Join': [string, Value[]] };
type Value = string | Intrinsic;

/** A template, as far as dashboards are in it. */
export type TemplateJson = {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
};

type Options = { label?: string; stat?: string; yAxis?: 'left' | 'right'; expression?: string };

/** A metric as CloudWatch writes it: namespace, name, dimensions by pairs, options; or an expression alone. */
export type MetricRow = (string | Options)[];

type Place = { x: number; y: number; width: number; height: number };

/** A widget of a dashboard: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export type Widget = Place &
  (
    | { type: 'text'; properties: { markdown: string } }
    | { type: 'alarm'; properties: { title: string; alarms: string[] } }
    | { type: 'log'; properties: { title: string; view: string; query: string } }
    | {
        type: 'metric';
        properties: {
          title: string;
          metrics: MetricRow[];
          annotations?: { horizontal?: { value: number; label: string }[] };
        };
      }
  );

/** What stands for a reference in a picture: as a stack of production is mostly called, else the logical id. */
const STANDS_FOR: Record<string, string> = {
  'AWS::StackName': 'Amends',
  'AWS::Region': 'eu-west-1',
  Stage: 'prod',
  CompanyZone: 'Europe/Madrid',
};

const filledIn = (value: Value): string => {
  if (typeof value === 'string') return value;
  if ('Ref' in value) return STANDS_FOR[value.Ref] ?? value.Ref;
  if ('Fn::GetAtt' in value) return value['Fn::GetAtt'][0];
  const [between, parts] = value['Fn::Join'];
  return parts.map(filledIn).join(between);
};

/** The widgets of the dashboard whose logical id begins so, with the names of alarms in place of their addresses. */
export const widgetsOf = ({ Resources }: TemplateJson, logicalId: string): Widget[] => {
  const [, dashboard] =
    Object.entries(Resources).find(
      ([id, { Type }]) => Type === 'AWS::CloudWatch::Dashboard' && id.startsWith(logicalId),
    ) ?? [];
  if (!dashboard) throw new RangeError(`The template has no dashboard ${logicalId}`);
  const { widgets } = JSON.parse(filledIn(dashboard.Properties?.['DashboardBody'] as Value)) as { widgets: Widget[] };
  const alarmName = (id: string): string =>
    filledIn((Resources[id]?.Properties?.['AlarmName'] ?? id) as Value).replace(`${STANDS_FOR['AWS::StackName']}-`, '');
  return widgets.map((widget) =>
    widget.type === 'alarm'
      ? { ...widget, properties: { ...widget.properties, alarms: widget.properties.alarms.map(alarmName) } }
      : widget,
  );
};
