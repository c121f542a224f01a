import * as React from 'react';
import * as jsx from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as client from 'react-dom/client';

/** React as a host app has it already, for peers that are measured without their own copy. */
window.hostReact = {
  react: React,
  'react/jsx-runtime': jsx,
  'react-dom': ReactDOM,
  'react-dom/client': client,
};
