import { root } from './root.jsx';

/** A host that renders all of its document, the install tag included. */
export const documentOf = ({ src, dataKey }) => (
  <html lang="en">
    <head>
      <title>Host</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/host.css" />
    </head>
    <body>
      <div id="root">{root}</div>
      <script async src={src} data-key={dataKey} />
    </body>
  </html>
);
